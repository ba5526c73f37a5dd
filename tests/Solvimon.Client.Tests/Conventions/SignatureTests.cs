using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Tests.Conventions;

public sealed class SignatureTests
{
    [Fact]
    public void Every_asynchronous_method_ends_in_Async_and_takes_a_token_last()
    {
        MethodInfo[] methods = [.. PublicApi.Methods().Where(IsAsynchronous)];

        methods.Should().HaveCountGreaterThan(30);
        methods.Where(method => !method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(Describe).Should().BeEmpty();
        methods.Where(method => method.Name != nameof(IAsyncDisposable.DisposeAsync) && !IsTheFrameworks(method) && !IsTheUsersToWrite(method) && !TakesTokenLast(method)).Select(Describe).Should().BeEmpty();
    }

    // A handler is called by the SDK, which always has a token.
    private static bool IsTheUsersToWrite(MethodInfo method) => method.DeclaringType is { IsInterface: true } type && type.Name.Contains("Handler", StringComparison.Ordinal);

    // An override of Stream's has the parameters that Stream gave it.
    private static bool IsTheFrameworks(MethodInfo method) => method.GetBaseDefinition().DeclaringType!.Assembly == typeof(Stream).Assembly;

    [Fact]
    public void What_ends_in_Async_is_asynchronous() =>
        PublicApi.Methods().Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && !IsAsynchronous(method) && !Is(method.ReturnType, typeof(IAsyncEnumerable<>))).Select(Describe).Should().BeEmpty();

    [Fact]
    public void Asynchronous_sequences_take_a_token_too() =>
        PublicApi.Methods().Where(method => Is(method.ReturnType, typeof(IAsyncEnumerable<>)) && !TakesTokenLast(method)).Select(Describe).Should().BeEmpty();

    [Fact]
    public void Calls_take_their_options_just_before_the_token()
    {
        MethodInfo[] calls = [.. PublicApi.Methods().Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(RequestOptions)) && IsAsynchronous(method))];

        calls.Should().HaveCountGreaterThan(20);
        calls.Where(method => method.GetParameters()[^2] is not { Name: "options", HasDefaultValue: true, DefaultValue: null }).Select(Describe).Should().BeEmpty();
    }

    [Fact]
    public void No_signature_shows_the_inner_layers_or_Polly()
    {
        string[] shown = ["Solvimon.Client", "Solvimon.Client.Models", "Solvimon.Client.UsageEvents", "Solvimon.Client.Entitlements", "Solvimon.Client.Sqlite", "Solvimon.Client.PostgreSql", "Solvimon.Client.AspNetCore", "Solvimon.Client.Testing", "Solvimon.Client.Webhooks", "Microsoft.Extensions.DependencyInjection", "Microsoft.AspNetCore.Builder"];
        PublicApi.Types.Select(type => type.Namespace).Distinct().Should().BeSubsetOf(shown);

        IEnumerable<Type> used = PublicApi.Types.SelectMany(type => PublicApi.Members(type).SelectMany(PublicApi.TypesOf)
            .Concat(type.GetInterfaces().Where(candidate => candidate.IsPublic).SelectMany(PublicApi.Unfold))
            .Append(type.BaseType ?? typeof(object))).Distinct();

        string[] allowed = ["System", "Npgsql", "Microsoft.Extensions", "Microsoft.AspNetCore", "Solvimon.Client"];
        used.Where(type => !type.IsGenericParameter && (!type.IsVisible
            || type.Assembly.GetName().Name!.StartsWith("Polly", StringComparison.Ordinal)
            || !allowed.Any(prefix => type.Assembly.GetName().Name!.StartsWith(prefix, StringComparison.Ordinal)))).Should().BeEmpty();
    }

    [Fact]
    public void Every_client_handle_list_and_search_has_an_interface()
    {
        Type[] classes = [.. PublicApi.Client.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false, Namespace: "Solvimon.Client" }
            && type.Name.EndsWithAny("Client", "Handle", "List", "Search"))];

        classes.Should().HaveCountGreaterThanOrEqualTo(5);
        classes.Where(type => !type.GetInterfaces().Any(candidate => candidate.IsPublic && candidate.Name == "I" + type.Name)).Should().BeEmpty();
        classes.Where(type => type.IsPublic).Should().Equal(typeof(SolvimonClient));
        PublicApi.Properties(typeof(ISolvimonClient)).Should().NotBeEmpty().And.OnlyContain(property => property.PropertyType.IsInterface && property.PropertyType.IsPublic);
    }

    [Fact]
    public void A_handle_has_what_its_client_has_for_one_resource()
    {
        foreach (Type handle in PublicApi.Types.Where(type => type.IsInterface && type.Name.EndsWith("Handle", StringComparison.Ordinal)))
        {
            Type client = PublicApi.Types.Single(type => type.IsInterface && type.Name.EndsWith("Client", StringComparison.Ordinal)
                && type.GetProperties().Any(property => property.PropertyType == handle && property.GetIndexParameters().Length > 0));
            IEnumerable<string> ofClient = client.GetMethods().Where(method => !method.IsSpecialName && method.GetParameters().FirstOrDefault()?.Name is "id" or "idOrReference").Select(method => method.Name);

            handle.GetMethods().Where(method => !method.IsSpecialName).Select(method => method.Name).Should().BeEquivalentTo(ofClient);
        }
    }

    [Fact]
    public void Models_are_sealed_classes_whose_properties_are_set_once()
    {
        PublicApi.Models.Should().HaveCountGreaterThan(30);
        PublicApi.Models.Where(type => !type.IsSealed).Should().BeEmpty();
        PublicApi.Models.Where(type => type.GetMethod("<Clone>$") is not null).Should().BeEmpty("a record prints what it holds");
        PublicApi.Models.Where(type => type.GetConstructor([]) is null).Should().BeEmpty("a test has to be able to make one");
        PublicApi.Models.Append(typeof(SolvimonObject)).SelectMany(PublicApi.Properties)
            .Where(property => property.SetMethod is { } setter && !PublicApi.IsInit(setter)).Select(Describe).Should().BeEmpty();
        PublicApi.Models.SelectMany(PublicApi.Members).Where(member => member is FieldInfo).Select(Describe).Should().BeEmpty();
    }

    [Fact]
    public void Only_an_amount_prints_itself() =>
        PublicApi.Models.Where(type => type.GetMethod(nameof(ToString), [])!.DeclaringType != typeof(object)).Should().Equal(typeof(Amount));

    [Fact]
    public void No_model_leaves_a_member_untyped()
    {
        Type[] untyped = [typeof(object), typeof(JsonElement), typeof(JsonDocument), typeof(JsonNode), typeof(JsonObject), typeof(JsonArray)];

        PublicApi.Models.SelectMany(PublicApi.Properties)
            .Where(property => property.Name != nameof(SolvimonObject.AdditionalProperties) && PublicApi.TypesOf(property).Intersect(untyped).Any())
            .Select(Describe).Should().BeEmpty();
    }

    [Fact]
    public void Lists_in_models_can_not_be_changed() =>
        PublicApi.Models.SelectMany(PublicApi.Properties).Where(property => property.PropertyType != typeof(string)
            && property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable))
            && !Is(property.PropertyType, typeof(IReadOnlyList<>)) && !Is(property.PropertyType, typeof(IReadOnlyDictionary<,>))).Select(Describe).Should().BeEmpty();

    [Fact]
    public void Values_compare_by_value()
    {
        Type[] values = [.. PublicApi.Types.Where(type => type is { IsValueType: true, IsEnum: false })];

        values.Should().HaveCountGreaterThan(10);
        values.Where(type => !type.IsAssignableTo(typeof(IEquatable<>).MakeGenericType(type))).Should().BeEmpty();
        values.Where(type => type.GetMethod("op_Equality") is null || type.GetMethod("op_Inequality") is null).Should().BeEmpty();
        values.Where(type => type.GetMethod(nameof(GetHashCode), [])!.DeclaringType != type || type.GetMethod(nameof(ToString), [])!.DeclaringType != type).Should().BeEmpty();
        values.Where(type => !type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute))).Should().BeEmpty();
    }

    [Fact]
    public void Values_of_an_enumeration_tell_different_texts_apart_also_when_one_was_never_set()
    {
        foreach (Type type in PublicApi.Types.Where(type => type is { IsValueType: true, IsEnum: false } && type.GetConstructor([typeof(string)]) is not null))
        {
            object one = Activator.CreateInstance(type, "ONE")!;
            object same = Activator.CreateInstance(type, new string(['O', 'N', 'E']))!;
            object unset = Activator.CreateInstance(type)!;

            one.Equals(same).Should().BeTrue(type.Name);
            one.GetHashCode().Should().Be(same.GetHashCode(), type.Name);
            one.Equals(Activator.CreateInstance(type, "one")!).Should().BeFalse(type.Name);
            one.Equals(unset).Should().BeFalse(type.Name);
            unset.GetHashCode().Should().Be(unset.GetHashCode(), type.Name);
            unset.ToString().Should().BeEmpty(type.Name);
            one.ToString().Should().Be("ONE", type.Name);
        }
    }

    [Fact]
    public void Names_are_ours_and_not_those_of_the_documents_schemas()
    {
        string[] unwanted = ["Items", "ResponseWrapper", "Wrapper", "CreateRequestType", "UpdateRequestType", "Dto", "Enum", "Schema", "Impl"];

        PublicApi.Types.Where(type => type.Name.EndsWithAny(unwanted)).Should().BeEmpty();
        PublicApi.Types.Where(type => type.Name.Contains('_', StringComparison.Ordinal)).Should().BeEmpty();
        PublicApi.Types.Where(type => type.IsInterface != (type.Name is ['I', >= 'A' and <= 'Z', ..] && type.IsInterface)).Should().BeEmpty();
    }

    [Fact]
    public void Every_exception_of_the_SDK_has_one_base_and_can_be_made_by_a_test()
    {
        Type[] exceptions = [.. PublicApi.Client.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(Exception)) && type != typeof(SolvimonException)
                && type != typeof(SolvimonCanceledException))]; // a cancellation, as everywhere in .NET

        exceptions.Should().HaveCountGreaterThan(10);
        exceptions.Where(type => !type.IsAssignableTo(typeof(SolvimonException)) || !type.Name.StartsWith("Solvimon", StringComparison.Ordinal)).Should().BeEmpty();
        exceptions.Where(type => type.GetConstructor([typeof(string), typeof(Exception)]) is null).Should().BeEmpty();
        exceptions.Where(type => !type.IsSealed).Should().Equal(typeof(SolvimonApiException));
    }

    [Fact]
    public void Nothing_public_can_be_changed_for_the_whole_process() =>
        PublicApi.Types.SelectMany(PublicApi.Members).Where(member => member is FieldInfo { IsStatic: true, IsInitOnly: false, IsLiteral: false }
            or PropertyInfo { SetMethod: { IsStatic: true, IsPublic: true } }).Select(Describe).Should().BeEmpty();

    [Fact]
    public void The_options_of_a_call_are_immutable() =>
        new[] { typeof(RequestOptions), typeof(SolvimonResponse), typeof(SolvimonSandboxOptions), typeof(SandboxFault) }.SelectMany(PublicApi.Properties)
            .Where(property => property.SetMethod is { } setter && !PublicApi.IsInit(setter)).Select(Describe).Should().BeEmpty();

    private static bool IsAsynchronous(MethodInfo method) =>
        method.ReturnType.IsAssignableTo(typeof(Task)) || method.ReturnType == typeof(ValueTask) || Is(method.ReturnType, typeof(ValueTask<>));

    private static bool TakesTokenLast(MethodInfo method) =>
        method.GetParameters() is [.., { Name: "cancellationToken", HasDefaultValue: true } last] && last.ParameterType == typeof(CancellationToken);

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static string Describe(MemberInfo member) => $"{member.DeclaringType!.Name}.{member.Name}";
}

internal static class StringExtensions
{
    public static bool EndsWithAny(this string text, params string[] endings) => endings.Any(ending => text.EndsWith(ending, StringComparison.Ordinal));
}
