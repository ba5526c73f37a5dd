namespace Solvimon.Client.Http;

/// <summary>For work of the caller's that may be waited for in vain: a provider or a content that does not heed its token.</summary>
internal static class AbandonedTask
{
    /// <summary>What the task throws is seen, also when nobody waits for it any more, so that no unobserved exception is reported.</summary>
    public static T Observed<T>(this T task)
        where T : Task
    {
        _ = task.ContinueWith(
            static faulted => _ = faulted.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }
}
