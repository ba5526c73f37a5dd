using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Solvimon.Client.PublicDocumentation;

/// <summary>The types and members that users of an assembly see, named as documentation files name them, without parameters.</summary>
internal static class PublicNames
{
    public static HashSet<string> Of(string assembly)
    {
        using PEReader file = new(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (TypeDefinition type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => IsVisible(metadata, type)))
        {
            string name = NameOf(metadata, type);
            names.Add(name);
            names.UnionWith(MembersOf(metadata, type).Select(member => $"{name}.{metadata.GetString(member).Replace('.', '#')}"));
        }

        return names;
    }

    private static bool IsVisible(MetadataReader metadata, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(metadata, metadata.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private static string NameOf(MetadataReader metadata, TypeDefinition type)
    {
        string name = metadata.GetString(type.Name);
        return type.IsNested ? $"{NameOf(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()))}.{name}"
            : type.Namespace.IsNil ? name
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    private static IEnumerable<StringHandle> MembersOf(MetadataReader metadata, TypeDefinition type)
    {
        IEnumerable<FieldDefinition> fields = type.GetFields().Select(metadata.GetFieldDefinition);
        IEnumerable<MethodDefinition> methods = type.GetMethods().Select(metadata.GetMethodDefinition);
        IEnumerable<PropertyDefinition> properties = type.GetProperties().Select(metadata.GetPropertyDefinition);
        IEnumerable<EventDefinition> events = type.GetEvents().Select(metadata.GetEventDefinition);

        return fields.Where(field => IsVisible((MethodAttributes)(field.Attributes & FieldAttributes.FieldAccessMask))).Select(field => field.Name)
            .Concat(methods.Where(method => IsVisible(method.Attributes)).Select(method => method.Name))
            .Concat(properties.Where(property => IsAnyVisible(property.GetAccessors().Getter, property.GetAccessors().Setter)).Select(property => property.Name))
            .Concat(events.Where(candidate => IsAnyVisible(candidate.GetAccessors().Adder)).Select(candidate => candidate.Name));

        bool IsAnyVisible(params MethodDefinitionHandle[] accessors) => accessors.Any(accessor => !accessor.IsNil && IsVisible(metadata.GetMethodDefinition(accessor).Attributes));
    }

    // Fields and methods have the same values for it.
    private static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;
}
