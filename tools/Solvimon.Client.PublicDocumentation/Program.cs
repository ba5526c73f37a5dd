// Takes out of an XML documentation file what no user of the assembly can name: internal types, internal and private members.
// The compiler writes a comment of either kind into the file.
using System.Xml.Linq;
using Solvimon.Client.PublicDocumentation;

if (args is not [string assembly, string documentation])
{
    Console.Error.WriteLine("Usage: Solvimon.Client.PublicDocumentation ASSEMBLY DOCUMENTATION");
    return 2;
}

HashSet<string> names = PublicNames.Of(assembly);
XDocument document = XDocument.Load(documentation, LoadOptions.PreserveWhitespace);
XElement[] hidden = [.. document.Descendants("member").Where(member => !names.Contains(NameIn(member.Attribute("name")!.Value)))];
foreach (XElement member in hidden)
{
    (member.PreviousNode as XText)?.Remove();
    member.Remove();
}

document.Save(documentation, SaveOptions.DisableFormatting);
return 0;

// M:Solvimon.Client.Page`1.Select``1(System.Func{`0,``0}) → Solvimon.Client.Page`1.Select. Overloads share a name: one that is internal
// beside a public one stays.
static string NameIn(string id)
{
    string name = id[2..].Split('(', '~')[0];
    int arity = name.LastIndexOf("``", StringComparison.Ordinal);
    return arity < 0 ? name : name[..arity];
}
