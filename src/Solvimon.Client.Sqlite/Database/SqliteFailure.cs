using Microsoft.Data.Sqlite;

namespace Solvimon.Client.Sqlite.Database;

/// <summary>What is wrong with a database, and what helps.</summary>
/// <param name="Message">For the operator.</param>
/// <param name="IsTransient">Whether the same may succeed later.</param>
internal sealed record SqliteFailure(string Message, bool IsTransient)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Says what an error of SQLite means.</summary>
    public static SqliteFailure Explain(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        Busy or Locked => New(path, "is locked: another program has held it for more than 5 seconds. See which one keeps a transaction open.", isTransient: true),
        Full => New(path, "cannot grow: the disk is full. Free some space.", isTransient: true),
        InputOutput => New(path, "cannot be read or written: the disk reports an error, or is full. See the system's log.", isTransient: true),
        ReadOnly => New(path, "is read-only. This process must be allowed to write the file, those beside it, and its folder.", isTransient: false),
        CannotOpen => New(path, "cannot be opened. Its folder must exist, and this process must be allowed to write there.", isTransient: false),
        Corrupt or NotADatabase => New(path, "is damaged, or no SQLite database. Stop the application, keep a copy, and restore a backup or salvage it with the sqlite3 command's .recover.", isTransient: false),
        _ => New(path, $"refuses ({exception.SqliteErrorCode}): {exception.Message}", isTransient: false),
    };

    /// <summary>Whether the error comes from outside, so that the connection can go on.</summary>
    public static bool LeavesConnectionAsItWas(SqliteException exception) => exception.SqliteErrorCode is Busy or Locked or Full;

    /// <summary>Says that a file could not be made.</summary>
    public static SqliteFailure Explain(Exception exception, string path) =>
        New(path, $"cannot be made: {exception.Message} Its folder must exist, and this process must be allowed to write there.", isTransient: false);

    private static SqliteFailure New(string path, string text, bool isTransient) => new($"The database {path} {text}", isTransient);
}
