using System.Reflection;

namespace Solvimon.Client.Codegen.Decisions;

/// <summary>All files in <c>Config</c>.</summary>
internal sealed class DecisionFiles
{
    public required ResourceDecisions Resources { get; init; }

    public required OperationDecisions Operations { get; init; }

    public required QueryDecisions Queries { get; init; }

    public required Table<LifecycleEntry> Lifecycles { get; init; }

    public required TypeDecisions Types { get; init; }

    public required EnumerationDecisions Enumerations { get; init; }

    public required MemberDecisions Members { get; init; }

    public required Table<SmallBody> Bodies { get; init; }

    public required Table<WebhookEntry> Webhooks { get; init; }

    public static DecisionFiles Load(string directory)
    {
        return new DecisionFiles
        {
            Resources = Read<ResourceDecisions>("resources"),
            Operations = Read<OperationDecisions>("operations"),
            Queries = Read<QueryDecisions>("queries"),
            Lifecycles = Read<Table<LifecycleEntry>>("lifecycles"),
            Types = Read<TypeDecisions>("types"),
            Enumerations = Read<EnumerationDecisions>("enumerations"),
            Members = Read<MemberDecisions>("members"),
            Bodies = Read<Table<SmallBody>>("bodies"),
            Webhooks = Read<Table<WebhookEntry>>("webhooks"),
        };

        T Read<T>(string name)
            where T : new() => Yaml.Read<T>(Path.Combine(directory, name + ".yml"));
    }

    /// <summary>Reports what nothing asked for by now, and what gives no reason.</summary>
    public void Report(Problems problems)
    {
        foreach (PropertyInfo property in GetType().GetProperties())
        {
            Tables.Report(property.GetValue(this)!, $"Config/{property.Name.ToLowerInvariant()}.yml", problems);
        }
    }
}
