namespace Solvimon.Client.Sqlite.Database;

/// <summary>Files that hold personal data: for the owner alone (mode 0600), where the system knows that.</summary>
internal static class OwnerOnly
{
    public static FileStream Create(string path, FileShare share = FileShare.ReadWrite)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
