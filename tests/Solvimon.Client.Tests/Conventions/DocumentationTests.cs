using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Conventions;

/// <summary>What the packages say about themselves in their XML documentation.</summary>
public sealed partial class DocumentationTests
{
    private static readonly Dictionary<string, XElement> Documentation = PublicApi.Packages.SelectMany(Load).ToDictionary();

    [Fact]
    public void Every_public_type_is_documented() =>
        PublicApi.Types.Where(type => !SaysSomething($"T:{NameOf(type)}")).Should().BeEmpty();

    [Fact]
    public void Every_public_member_is_documented()
    {
        ILookup<string, string> documented = Documentation.Keys.ToLookup(key => key.Split('(')[0].Split("``")[0]);

        PublicApi.Types.SelectMany(PublicApi.Members)
            .Where(member => member is not ConstructorInfo constructor || constructor.GetParameters().Length > 0)
            .Where(member => !documented[KeyOf(member)].Any(SaysSomething))
            .Select(KeyOf).Should().BeEmpty();
    }

    [Fact]
    public void No_summary_is_empty_or_a_placeholder() =>
        Documentation.Where(pair => pair.Value.Element("summary") is { } summary && (Words(summary).Length == 0 || summary.Value.Contains("TODO", StringComparison.Ordinal)))
            .Select(pair => pair.Key).Should().BeEmpty();

    [Fact]
    public void No_documentation_is_written_in_HTML() =>
        Documentation.Where(pair => pair.Value.Descendants().Any(element => element.Name.LocalName is "p" or "br" or "b" or "i" or "ul" or "li" or "div")).Select(pair => pair.Key).Should().BeEmpty();

    [Fact]
    public void Clients_handles_and_lists_say_that_new_members_do_not_break_them() =>
        PublicApi.Types.Where(type => type.IsInterface && type.Name.EndsWithAny("Client", "Handle", "PagedList`1"))
            .Where(type => !Documentation[$"T:{NameOf(type)}"].Value.Contains("breaking change", StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void The_client_says_how_long_it_lives() =>
        Documentation["T:Solvimon.Client.SolvimonClient"].Value.Should().Contain("Thread-safe").And.Contain("singleton").And.Contain("do not dispose");

    [Fact]
    public void The_documented_defaults_are_the_options_own()
    {
        SolvimonClientOptions options = new();
        List<string> told = [];
        foreach (PropertyInfo property in PublicApi.Properties(typeof(SolvimonClientOptions)))
        {
            XElement summary = Documentation[KeyOf(property)].Element("summary")!;
            string text = TextOf(summary);
            if (!text.Contains("Default: ", StringComparison.Ordinal))
            {
                property.GetValue(options).Should().BeNull("{0} states no default", property.Name);
                continue;
            }

            told.Add(property.Name);
            string expected = property.GetValue(options) switch
            {
                null => "null",
                bool flag => flag ? "true" : "false",
                TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds} seconds"),
                int bytes when property.Name == nameof(SolvimonClientOptions.MaxResponseBytes) => string.Create(CultureInfo.InvariantCulture, $"64 MB ({bytes:N0})"),
                int number => number.ToString(CultureInfo.InvariantCulture),
                TimeProvider clock => clock == TimeProvider.System ? "the system's" : "another",
                { } value => value.ToString()!,
            };
            text.Split("Default: ")[1].Should().StartWith(expected, "that is the default of {0}", property.Name);
        }

        told.Should().HaveCountGreaterThanOrEqualTo(12);
    }

    [Fact]
    public void Timestamps_that_are_sent_say_that_the_API_takes_whole_seconds()
    {
        string summary = Documentation["P:Solvimon.Client.Models.WalletBalanceRequest.BalanceAt"].Value;

        typeof(WalletBalanceRequest).GetProperty(nameof(WalletBalanceRequest.BalanceAt)).Should().NotBeNull();
        summary.Should().Contain("whole seconds");
    }

    [Fact]
    public void What_was_not_verified_against_the_API_says_so() =>
        Documentation.Single(pair => pair.Key.StartsWith("M:Solvimon.Client.ICustomersClient.UpsertAsync(", StringComparison.Ordinal)).Value
            .Elements("param").Single(element => (string?)element.Attribute("name") == "fieldActions").Value.Should().Contain("not verified");

    [Fact]
    public void Articles_fit_the_words_that_follow() =>
        OfResources().Where(pair => WrongArticle().IsMatch(TextOf(pair.Value))).Select(pair => pair.Key).Should().BeEmpty();

    [Fact]
    public void Resources_are_documented_in_the_usual_words() =>
        OfResources().Where(pair => UnusualWord().IsMatch(TextOf(pair.Value))).Select(pair => pair.Key).Should().BeEmpty();

    /// <summary>The clients, handles, lists and models.</summary>
    private static IEnumerable<KeyValuePair<string, XElement>> OfResources() => Documentation.Where(pair =>
        pair.Key[2..].StartsWith("Solvimon.Client.Models.", StringComparison.Ordinal) || pair.Key[2..].StartsWith("Solvimon.Client.I", StringComparison.Ordinal));

    [GeneratedRegex(@"\ba (?!one\b)[aeio]\w+", RegexOptions.IgnoreCase)]
    private static partial Regex WrongArticle();

    [GeneratedRegex(@"\b(e-mail|dataset|3D Secure)", RegexOptions.IgnoreCase)]
    private static partial Regex UnusualWord();

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        string path = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return XDocument.Load(path).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);
    }

    private static bool SaysSomething(string key) =>
        Documentation.TryGetValue(key, out XElement? member) && (member.Element("inheritdoc") is not null || (member.Element("summary") is { } summary && Words(summary).Length > 0));

    private static string KeyOf(MemberInfo member) => member switch
    {
        ConstructorInfo => $"M:{NameOf(member.DeclaringType!)}.#ctor",
        MethodInfo => $"M:{NameOf(member.DeclaringType!)}.{member.Name}",
        PropertyInfo => $"P:{NameOf(member.DeclaringType!)}.{member.Name}",
        EventInfo => $"E:{NameOf(member.DeclaringType!)}.{member.Name}",
        _ => $"F:{NameOf(member.DeclaringType!)}.{member.Name}",
    };

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string[] Words(XElement element) => TextOf(element).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // References and keywords count as the words that they stand for.
    private static string TextOf(XElement element) => string.Concat(element.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement reference when reference.IsEmpty => ((string?)reference.FirstAttribute)?.Split('.', ':')[^1],
        _ => "",
    })).Replace('\n', ' ');
}
