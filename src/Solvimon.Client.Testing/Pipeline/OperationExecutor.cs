using System.Net;
using Solvimon.Client.Testing.Behaviors;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Reading;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Webhooks;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Pipeline;

/// <summary>
/// Does what a call asks for: by the behavior of its resource where that has an answer of its own, otherwise generically by the
/// operation's kind. Not thread-safe: the core guards it.
/// </summary>
internal sealed class OperationExecutor
{
    private readonly SandboxState _state;
    private readonly ResourceReader _reader;
    private readonly ResourceWriter _writer;
    private readonly IReadOnlyList<ResourceBehavior> _behaviors;
    private readonly Dictionary<string, Func<SandboxCall, SandboxResponse>> _ownAnswers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxAnswer> _setAnswers = new(StringComparer.Ordinal);

    public OperationExecutor(ApiDescription api, SolvimonSandboxOptions options)
    {
        _state = new SandboxState(api, options.TimeProvider);
        _reader = new ResourceReader(api, _state, options);
        Outbox = new WebhookOutbox(api, _state, options.WebhookRetryDelays);
        _writer = new ResourceWriter(api, _state, Outbox);
        Customers = new CustomerBehavior(_state, _writer);
        _behaviors =
        [
            Customers,
            new EventBehavior(_state, _writer, options.DuplicateEvents),
            new SubscriptionBehavior(_state, _writer),
            new WebhookBehavior(api, _state, _writer, Outbox),
        ];
        foreach (var behavior in _behaviors)
        {
            _writer.Register(behavior);
            foreach (var (key, answer) in behavior.Operations)
            {
                _ownAnswers.Add(key, answer);
            }
        }
    }

    public CustomerBehavior Customers { get; }

    public WebhookOutbox Outbox { get; }

    public SandboxState State => _state;

    public ResourceWriter Writer => _writer;

    /// <summary>What this method and path answer from now on, whatever the sandbox would have answered.</summary>
    public void SetAnswer(string method, string path, SandboxAnswer answer) => _setAnswers[method + " " + path] = answer;

    public SandboxResponse Execute(SandboxCall call)
    {
        Outbox.RequestId = call.Request.RequestId;
        if (_setAnswers.TryGetValue(call.Request.Method + " " + call.Request.Path, out var set))
        {
            return new SandboxResponse { StatusCode = set.StatusCode, ContentType = set.ContentType, Body = set.Body };
        }

        if (_ownAnswers.TryGetValue(call.Operation.Key, out var answer))
        {
            return answer(call);
        }

        return call.Operation.Kind switch
        {
            OperationKind.List => _reader.List(call),
            OperationKind.Search => _reader.Search(call),
            OperationKind.Get => _reader.Get(call),
            OperationKind.Create => _writer.Create(call),
            OperationKind.Upsert => _writer.Upsert(call),
            OperationKind.Update => _writer.Update(call),
            OperationKind.Delete => _writer.Delete(call),
            OperationKind.Transition when call.Resource.Lifecycle.Knows(call.Operation.Path.LastSegment) => _writer.Transition(call),
            _ => throw NotModeled(call),
        };
    }

    public void Clear()
    {
        _state.Clear();
        _setAnswers.Clear();
        foreach (var behavior in _behaviors)
        {
            behavior.Clear();
        }
    }

    // Better a refusal that says why than a success that was never checked.
    private static SandboxError NotModeled(SandboxCall call) =>
        new(HttpStatusCode.NotFound, "RESOURCE_NOT_FOUND", $"The sandbox does not model {call.Operation.Method} {call.Operation.Path}; SetAnswer can answer it");
}
