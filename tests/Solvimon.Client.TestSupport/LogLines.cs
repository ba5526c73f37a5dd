using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Solvimon.Client.TestSupport;

/// <summary>What was logged, at any level.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _values = new();

    /// <summary>The messages, each with its level and its exception.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>All that a structured log would hold: the messages, and the values of messages and scopes.</summary>
    public IEnumerable<string> Everything => _lines.Concat(_values);

    /// <summary>A factory whose loggers write here.</summary>
    public ILoggerFactory CreateFactory() => LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _values.Enqueue($"{state} {ValuesOf(state)}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        _values.Enqueue(ValuesOf(state));
    }

    public void Dispose()
    {
    }

    private static string ValuesOf<TState>(TState state) => string.Join(' ', state as IEnumerable<KeyValuePair<string, object?>> ?? []);
}
