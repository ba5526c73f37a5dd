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
    private readonly ResourceReader _reader;
    private readonly ResourceChanges _changes;
    private readonly BehaviorCatalog _behaviors;
    private readonly Dictionary<string, SandboxAnswer> _setAnswers = new(StringComparer.Ordinal);

    public OperationExecutor(ApiDescription api, SolvimonSandboxOptions options)
    {
        State = new SandboxState(api, options.TimeProvider);
        Outbox = new WebhookOutbox(State, options.WebhookRetryDelays);
        Writer = new ResourceWriter(api, State, Outbox);
        ResourceView view = new(api, State);
        _reader = new ResourceReader(api, State, view, options);
        _changes = new ResourceChanges(api, State, Writer, view);
        _behaviors = new BehaviorCatalog(api, State, Writer, view, Outbox, options);
    }

    public SandboxState State { get; }

    public ResourceWriter Writer { get; }

    public WebhookOutbox Outbox { get; }

    public BehaviorCatalog Behaviors => _behaviors;

    /// <summary>What this method and path answer from now on, whatever the sandbox would have answered.</summary>
    public void SetAnswer(string method, string path, SandboxAnswer answer) => _setAnswers[method + " " + path] = answer;

    /// <summary>Runs a call, or a change that comes through no door: as a whole or not at all.</summary>
    public T Run<T>(Func<T> work, string? requestId = null)
    {
        // What was changed since the last call, by webhooks on their way, belongs to none.
        State.Journal.Commit();
        CatchUp();
        Outbox.RequestId = requestId;
        try
        {
            T? result = work();
            State.Journal.Commit();
            Outbox.Commit();
            return result;
        }
        catch
        {
            State.Journal.RollBack();
            Outbox.RollBack();
            throw;
        }
    }

    public SandboxResponse Execute(SandboxCall call) => Run(() => Answer(call), call.Request.RequestId);

    /// <summary>How the sandbox answers the operation; null when it does not model it.</summary>
    public Func<SandboxCall, SandboxResponse>? Find(OperationDescription operation) => _behaviors.Answer(operation) ?? operation.Kind switch
    {
        _ when UnmodeledOperations.Contains(operation) => null,
        OperationKind.List => _reader.List,
        OperationKind.Search => _reader.Search,
        OperationKind.Get => _reader.Get,
        OperationKind.Create => _changes.Create,
        OperationKind.Upsert => _changes.Upsert,
        OperationKind.Update => _changes.Update,
        OperationKind.Delete => _changes.Delete,
        OperationKind.Transition when operation.Resource.Lifecycle.Knows(operation.Path.LastSegment) => _changes.Transition,
        _ => null,
    };

    /// <exception cref="SandboxError">
    /// 501: neither the sandbox nor a test knows the answer. Better a refusal that says why than a success that was never checked; 404 would be taken for
    /// "not found".
    /// </exception>
    public void RequireAnswer(OperationDescription operation, SandboxRequest request)
    {
        if (Find(operation) is null && !_setAnswers.ContainsKey(Key(request)))
        {
            throw SandboxError.NotModeled(
                $"The sandbox does not model {operation.Method} {operation.Path}. SolvimonSandbox.SetAnswer says what it shall answer.");
        }
    }

    public void Clear()
    {
        State.Clear();
        _setAnswers.Clear();
        _behaviors.Clear();
    }

    // Assumption (time): The sandbox looks at its clock when a request comes in, and lets happen what was due until then, each at its own time.
    private void CatchUp()
    {
        Outbox.RequestId = null;
        State.CatchUp((family, resource) => Writer.Behavior(family).Happen(resource));
        Outbox.Commit();
    }

    private SandboxResponse Answer(SandboxCall call)
    {
        if (_setAnswers.TryGetValue(Key(call.Request), out SandboxAnswer? set))
        {
            return new SandboxResponse { StatusCode = set.StatusCode, ContentType = set.ContentType, Body = set.Body };
        }

        Writer.Behavior(call.Resource).CheckCall(call);
        return Find(call.Operation)!(call);
    }

    private static string Key(SandboxRequest request) => request.Method + " " + request.Path;
}
