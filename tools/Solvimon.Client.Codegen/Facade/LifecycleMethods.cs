using Solvimon.Client.Codegen.Operations;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>The methods of a resource with a lifecycle that are made of several requests.</summary>
internal sealed class LifecycleMethods(ResourceCatalog catalog, Resource resource)
{
    public IEnumerable<FacadeMethod> All()
    {
        if (resource.Lifecycle is not { } lifecycle || resource.Find("Get") is not { } get)
        {
            yield break;
        }

        if (lifecycle.Activation is { } activation)
        {
            yield return EnsureActive(get, activation);
        }

        yield return WaitForStatus(get);
    }

    private FacadeMethod EnsureActive(Operation get, string activation)
    {
        string status = StatusType(get);
        string id = get.Path[0].Name;
        string move = activation == "verb"
            ? $"ActivateAsync({id}, options: options, cancellationToken: cancellationToken)"
            : $"UpdateAsync({id}, new {resource.Find("Update")!.Body.Name} {{ Status = {status}.Active }}, options: options, cancellationToken: cancellationToken)";
        return new FacadeMethod
        {
            Returns = MethodFactory.ReturnType(get),
            Name = "EnsureActiveAsync",
            Parameters = [IdOf(get), MethodFactory.Options, MethodFactory.Cancellation],
            PathParameters = 1,
            Summary = $"Makes sure that the {resource.Noun} is active: reads it, and activates it unless it is active already. Safe to repeat.",
            Remarks = $"<c>{get.Key}</c>, then <c>{(activation == "verb" ? resource.Find("Activate") : resource.Find("Update"))!.Key}</c> if needed. Takes no idempotency key, as it may be two requests.",
            ReturnsDoc = $"The {resource.Noun}, active.",
            Exceptions =
            [
                ("ArgumentException", $"The {OperationText.IdText(resource, get.Path[0])} is blank, or the options have an idempotency key."),
                ("SolvimonNotFoundException", $"No {resource.Noun} has this {OperationText.IdText(resource, get.Path[0])} in this environment."),
                ("SolvimonTransitionException", $"The {resource.Noun} cannot become active any more."),
            ],
            Checks = ["Argument.NoIdempotencyKey(options);"],
            Target = "StatusMover.EnsureAsync",
            Arguments =
            [
                $"{status}.Active.Value",
                $"() => GetAsync({id}, options: options, cancellationToken: cancellationToken)",
                StatusOf(get),
                $"() => {move}",
            ],
        };
    }

    private FacadeMethod WaitForStatus(Operation get)
    {
        string status = StatusType(get);
        string id = get.Path[0].Name;
        return new FacadeMethod
        {
            Returns = MethodFactory.ReturnType(get),
            Name = "WaitForStatusAsync",
            Parameters =
            [
                IdOf(get),
                new FacadeParameter(status, "status", null, "The status to wait for."),
                new FacadeParameter("TimeSpan", "timeout", null, "How long to wait in all, or <see cref=\"Timeout.InfiniteTimeSpan\"/>."),
                MethodFactory.Options with { Doc = "What each of the requests does differently from the client's settings." },
                MethodFactory.Cancellation with { Doc = "Ends the waiting." },
            ],
            PathParameters = 1,
            Summary = $"Waits until the {resource.Noun} has a status: asks after 1, 2, 4, 8 and then every 10 seconds.",
            Remarks = $"<c>{get.Key}</c>, repeatedly.",
            ReturnsDoc = $"The {resource.Noun}, in that status.",
            Exceptions =
            [
                ("SolvimonTransitionException", $"The {resource.Noun} is in a status from which the wanted one cannot be reached: found at once, not when the time is over."),
                ("SolvimonTimeoutException", "The time is over."),
                ("SolvimonNotFoundException", $"No {resource.Noun} has this {OperationText.IdText(resource, get.Path[0])} in this environment."),
            ],
            Target = "StatusWaiter.WaitAsync",
            Arguments =
            [
                "StatusLifecycle",
                status == "string" ? "Argument.Text(status)" : "Argument.Text(status.Value, nameof(status))",
                "timeout",
                "transport.TimeProvider",
                $"token => GetAsync({id}, options: options, cancellationToken: token)",
                StatusOf(get),
                "cancellationToken",
            ],
        };
    }

    private string StatusType(Operation get) => catalog.StatusOf(get)?.Name ?? "string";

    private string StatusOf(Operation get) => $"static item => item.Status{(catalog.StatusOf(get) is null ? "" : "?.Value")}";

    private FacadeParameter IdOf(Operation get) => new("string", get.Path[0].Name, null, OperationText.PathText(resource, get.Path[0]));
}
