using Npgsql;

namespace Solvimon.Client.PostgreSql.Database;

/// <summary>What is wrong with a database, and what helps.</summary>
/// <param name="Message">For the operator.</param>
/// <param name="IsTransient">Whether the same may succeed later.</param>
internal sealed record PostgreSqlFailure(string Message, bool IsTransient)
{
    /// <summary>Says what an error of PostgreSQL, or of the way there, means.</summary>
    public static PostgreSqlFailure Explain(Exception exception, string place) => exception is PostgresException answer
        ? Explain(answer, place)
        : New(place, $"cannot be reached: {Innermost(exception)} See whether it runs, and whether its address is right.", isTransient: true);

    private static PostgreSqlFailure Explain(PostgresException answer, string place) => answer.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => New(place, "refuses the login. Check user and password.", isTransient: false),
        PostgresErrorCodes.InvalidCatalogName => New(place, "does not exist. Create it, or correct the connection string.", isTransient: false),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName => New(
            place,
            $"refuses: {answer.MessageText}. The application's user must be allowed to read and write the tables, and to make them, unless somebody else does with the SQL of SolvimonPostgreSqlTables.",
            isTransient: false),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => New(place, $"is not what it was when the application started: {answer.MessageText}. Restart the application.", isTransient: false),
        PostgresErrorCodes.LockNotAvailable => New(place, "is locked: a transaction that recorded the same event has been open for more than 2 seconds. See which one, and keep transactions short.", isTransient: true),
        PostgresErrorCodes.DiskFull => New(place, "cannot grow: its disk is full. Free some space.", isTransient: true),
        PostgresErrorCodes.TooManyConnections => New(place, "has no connection left. Lower Maximum Pool Size, or raise max_connections.", isTransient: true),
        PostgresErrorCodes.ReadOnlySqlTransaction => New(place, "is read-only: a standby, or set so. Connect to the primary (Target Session Attributes=primary).", isTransient: true),
        _ => New(place, $"refuses ({answer.SqlState}): {answer.MessageText}", answer.IsTransient || answer.SqlState.StartsWith("57", StringComparison.Ordinal)),
    };

    private static PostgreSqlFailure New(string place, string text, bool isTransient) => new($"The database {place} {text}", isTransient);

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.') + ".";
}
