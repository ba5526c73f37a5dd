namespace Solvimon.Client.Testing.Storage;

/// <summary>How to take back what a call has changed so far, should it be refused in the end.</summary>
internal sealed class Journal
{
    private readonly Stack<Action> _undo = new();

    public void Add(Action undo) => _undo.Push(undo);

    /// <summary>What was changed until now stays.</summary>
    public void Commit() => _undo.Clear();

    public void RollBack()
    {
        while (_undo.TryPop(out Action? undo))
        {
            undo();
        }
    }
}
