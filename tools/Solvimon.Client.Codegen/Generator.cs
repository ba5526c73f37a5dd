using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Facade;
using Solvimon.Client.Codegen.Models;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Texts;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen;

/// <summary>From documents, decisions and texts to files. All problems of a run are reported together.</summary>
internal static class Generator
{
    /// <param name="specDirectory">The directory with the OpenAPI documents.</param>
    /// <param name="toolDirectory">The directory with <c>Config</c> and <c>Docs</c>.</param>
    /// <param name="today">The date for <c>specs.lock</c>.</param>
    /// <param name="known">The documents that the code was made from the last time.</param>
    public static Generation Run(string specDirectory, string toolDirectory, DateOnly today, SpecsLock known)
    {
        string config = Path.Combine(toolDirectory, "Config");
        DecisionFiles decisions = DecisionFiles.Load(config);
        TextFiles texts = TextFiles.Load(Path.Combine(toolDirectory, "Docs"));
        ApiDocuments documents = ApiDocuments.Load(specDirectory, Supplement.Load(Path.Combine(config, "supplement.yml")), new PathNames(decisions.Resources.PathParameters), today, known);

        Problems problems = new();
        Generation generation = new(documents.Sources);
        try
        {
            Write(documents, decisions, texts, generation, problems);
        }
        catch (CodegenException exception) when (problems.Found.Count > 0)
        {
            throw new CodegenException(exception.Message + Environment.NewLine + "Found before that:", problems.Found);
        }

        decisions.Report(problems);
        texts.Report(problems);
        problems.ThrowIfAny();
        return generation;
    }

    private static void Write(ApiDocuments documents, DecisionFiles decisions, TextFiles texts, Generation generation, Problems problems)
    {
        Naming naming = new(decisions.Types.Words, decisions.Types.Terms);
        ResourceNames names = new(decisions.Resources, naming);
        TypeCatalog types = new(documents, decisions, naming, operation => names.Folder(names.SegmentOf(operation)), problems);
        ResourceCatalog resources = new(documents, types, decisions, texts, naming, names, problems);

        ModelsGenerator.Write(types, new ModelTexts(texts, types, problems), generation.Code);
        FacadeGenerator.Write(resources, generation.Code, generation.Others);
        WebhookWriter.Write(resources, decisions.Webhooks, naming, generation.Code, problems);
        generation.Others.Add(SpecsLock.File, documents.Sources.ToString());
    }
}

/// <summary>What a run makes.</summary>
/// <param name="sources">The documents that it was made from.</param>
internal sealed class Generation(SpecsLock sources)
{
    /// <summary>The documents that it was made from.</summary>
    public SpecsLock Sources { get; } = sources;

    /// <summary>The tree <c>src/Solvimon.Client/Generated</c>.</summary>
    public GeneratedFiles Code { get; } = new();

    /// <summary>What lies elsewhere, among files that people write.</summary>
    public RepositoryFiles Others { get; } = new();
}
