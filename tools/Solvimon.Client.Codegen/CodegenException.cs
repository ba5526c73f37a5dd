namespace Solvimon.Client.Codegen;

/// <summary>The documents or the configuration do not allow a generation. The message is for the person who runs it.</summary>
internal sealed class CodegenException : Exception
{
    public CodegenException(string message)
        : base(message)
    {
    }

    public CodegenException(string message, IEnumerable<string> details)
        : base(message + string.Concat(details.Select(detail => $"{Environment.NewLine}  {detail}")))
    {
    }
}
