using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>A parameter of a public method.</summary>
/// <param name="Type">The type as written.</param>
/// <param name="Name">The name.</param>
/// <param name="Default">The default value as written, or null.</param>
/// <param name="Doc">What it is.</param>
internal sealed record FacadeParameter(string Type, string Name, string? Default, string Doc)
{
    public override string ToString() => Default is null ? $"{Type} {Name}" : $"{Type} {Name} = {Default}";
}

/// <summary>A method of a client or handle.</summary>
internal sealed record FacadeMethod
{
    public required string Returns { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<FacadeParameter> Parameters { get; init; }

    /// <summary>How many of the parameters the handle knows by itself.</summary>
    public int PathParameters { get; init; }

    public required string Summary { get; init; }

    public required string ReturnsDoc { get; init; }

    public IReadOnlyList<(string Type, string Text)> Exceptions { get; init; } = [];

    public string? Remarks { get; init; }

    /// <summary>What to call instead, where there is something better.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Statements before the result.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>The call that gives the result: its name, and its arguments.</summary>
    public required string Target { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>A function that makes the result of what the call gives, or null.</summary>
    public string? Unwrap { get; init; }

    /// <summary>The whole result, where it is not a call of <see cref="Target"/>.</summary>
    public string? Result { get; init; }

    /// <summary>The same method on a handle, which knows the first argument.</summary>
    public FacadeMethod OnHandle(string client, string id) => this with
    {
        Parameters = [.. Parameters.Skip(1)],
        Checks = [],
        Target = $"{client}.{Name}",
        Unwrap = null,
        Arguments = [id, .. Parameters.Skip(1).Select(parameter => parameter.Name)],
    };

    /// <summary>Writes the method of an interface that has the documentation of another one.</summary>
    public void WriteDeclaration(CodeWriter code, string inheritedFrom)
    {
        code.Line($"/// <inheritdoc cref=\"{inheritedFrom}.{Name}\"/>");
        WriteSignature(code);
    }

    /// <summary>Writes the method of an interface.</summary>
    public void WriteDeclaration(CodeWriter code)
    {
        code.Line(OperationText.Element("summary", Summary));
        if (Remarks is not null)
        {
            code.Line(OperationText.Element("remarks", Remarks));
        }

        foreach (FacadeParameter parameter in Parameters)
        {
            code.Line(OperationText.Element($"param name=\"{parameter.Name}\"", parameter.Doc));
        }

        code.Line(OperationText.Element("returns", ReturnsDoc));
        foreach ((string type, string text) in Exceptions)
        {
            code.Line(OperationText.Element($"exception cref=\"{type}\"", text));
        }

        WriteSignature(code);
    }

    public void WriteImplementation(CodeWriter code)
    {
        string declaration = $"public {Returns} {Name}(";
        List<string> parameters = Parameters.Select(parameter => parameter.ToString()).ToList();
        if (Checks.Count > 0)
        {
            Layout.Wrapped(code, declaration, parameters, ")");
            using (code.Braces())
            {
                foreach (string check in Checks)
                {
                    code.Line(check);
                }

                Layout.Wrapped(code, $"return {Target}(", Arguments, ");");
            }
        }
        else
        {
            string? result = Result ?? (Unwrap is null ? null : $"{Unwrap}({Target}({string.Join(", ", Arguments)}))");
            string whole = $"{declaration}{string.Join(", ", parameters)}) => {result ?? $"{Target}({string.Join(", ", Arguments)})"};";
            if (Layout.Fits(whole))
            {
                code.Line(whole);
            }
            else
            {
                Layout.Wrapped(code, declaration, parameters, ") =>");
                using (code.Indent())
                {
                    _ = result is null ? Layout.Wrapped(code, Target + "(", Arguments, ");") : code.Line(result + ";");
                }
            }
        }

        code.Line();
    }

    private void WriteSignature(CodeWriter code) =>
        Layout.Wrapped(code.Superseded(SupersededBy), $"{Returns} {Name}(", Parameters.Select(parameter => parameter.ToString()), ");").Line();
}
