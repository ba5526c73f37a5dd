using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.Sqlite.UsageEvents;

/// <summary>Which process on the machine sends: the one that holds the operating system's lock on a file beside the database. It ends with the process, however that ends.</summary>
internal sealed class SenderLock(string path) : IDisposable
{
    private FileStream? _held;

    public bool IsHeld => _held is not null;

    public bool TryTake()
    {
        if (_held is not null)
        {
            return true;
        }

        try
        {
            _held = OwnerOnly.Create(path, FileShare.None);
            return true;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UsageEventStoreException($"The lock file {path} cannot be written: this process must be allowed to write the folder of the database, and files that others have made there.", isTransient: false, e);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    public void Dispose()
    {
        _held?.Dispose();
        _held = null;
    }
}
