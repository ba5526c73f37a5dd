using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Solvimon.Client.Tests.Conventions;

/// <summary>Refit implements the endpoint interfaces at compile time, and nobody sees it.</summary>
public sealed class RefitTests
{
    private static readonly Type[] Interfaces =
        [.. PublicApi.Client.GetTypes().Where(type => type is { IsInterface: true, Namespace: "Solvimon.Client.Endpoints" })];

    [Fact]
    public void Every_endpoint_interface_has_an_implementation_that_Refit_generated()
    {
        Interfaces.Should().HaveCountGreaterThan(60);
        Interfaces.Where(endpoints => !PublicApi.Client.GetTypes().Any(type =>
            type.IsAssignableTo(endpoints) && type is { IsClass: true, DeclaringType.Namespace: "Refit.Implementation" })).Should().BeEmpty();
    }

    [Fact]
    public void Every_endpoint_method_is_described_by_an_attribute_of_Refit() =>
        Interfaces.SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes().All(attribute => attribute.GetType().BaseType?.FullName != "Refit.HttpMethodAttribute"))
            .Should().BeEmpty();

    [Fact]
    public void Nothing_is_left_to_reflection() =>
        References().Should().Contain("Refit").And.NotContain(name => name.StartsWith("Refit.", StringComparison.Ordinal));

    [Fact]
    public void Nothing_public_names_Refit() =>
        PublicApi.Types.SelectMany(type => PublicApi.Members(type).SelectMany(PublicApi.TypesOf).Append(type.BaseType).Concat(type.GetInterfaces()))
            .Where(type => type?.Assembly.GetName().Name == "Refit").Should().BeEmpty();

    [Fact]
    public void No_exception_of_Refit_is_a_base_of_the_SDKs() =>
        PublicApi.Types.Where(type => type.IsAssignableTo(typeof(Exception))).Where(type => type.BaseType!.Assembly.GetName().Name == "Refit").Should().BeEmpty();

    // Refit's generator writes one unless it is kept from it, and a program that touches the assembly then pays for all
    // interfaces at its start.
    [Fact]
    public void Nothing_runs_when_the_assembly_is_loaded()
    {
        PublicApi.Client.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(ModuleInitializerAttribute), inherit: false)).Should().BeEmpty();
        HasModuleConstructor().Should().BeFalse();
    }

    private static IEnumerable<string?> References() => PublicApi.Client.GetReferencedAssemblies().Select(assembly => assembly.Name);

    private static bool HasModuleConstructor()
    {
        using PEReader file = new(File.OpenRead(PublicApi.Client.Location));
        MetadataReader metadata = file.GetMetadataReader();
        TypeDefinition module = metadata.GetTypeDefinition(metadata.TypeDefinitions.First());
        return module.GetMethods().Any(method => metadata.GetString(metadata.GetMethodDefinition(method).Name) == ".cctor");
    }
}
