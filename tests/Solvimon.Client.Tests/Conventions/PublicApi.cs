using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Models;
using Solvimon.Client.PostgreSql;
using Solvimon.Client.Sqlite;
using Solvimon.Client.Testing;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.Tests.Conventions;

/// <summary>What the packages show to their users.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static Assembly Client { get; } = typeof(SolvimonClient).Assembly;

    public static IReadOnlyList<Assembly> Packages { get; } =
    [
        Client,
        typeof(IUsageEvents).Assembly,
        typeof(SolvimonSqliteTables).Assembly,
        typeof(SolvimonPostgreSqlTables).Assembly,
        typeof(SolvimonWebhooksBuilder).Assembly,
        typeof(SolvimonSandbox).Assembly,
    ];

    public static IReadOnlyList<Type> Types { get; } = [.. Packages.SelectMany(package => package.GetExportedTypes())];

    /// <summary>Requests, resources, and what they are made of.</summary>
    public static IReadOnlyList<Type> Models { get; } = [.. Client.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(SolvimonObject)) && type != typeof(SolvimonObject))];

    /// <summary>The members that a user sees of a type, without the accessors of its properties.</summary>
    public static IEnumerable<MemberInfo> Members(Type type) => type.GetMembers(Declared)
        .Where(member => IsVisible(member) && !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    public static IEnumerable<MethodInfo> Methods() => Types.SelectMany(Members).OfType<MethodInfo>();

    public static IEnumerable<PropertyInfo> Properties(Type type) => Members(type).OfType<PropertyInfo>();

    /// <summary>Every type in a member's signature, down to the arguments of generic ones.</summary>
    public static IEnumerable<Type> TypesOf(MemberInfo member) => (member switch
    {
        MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)),
        PropertyInfo property => property.GetIndexParameters().Select(parameter => parameter.ParameterType).Append(property.PropertyType),
        FieldInfo field => [field.FieldType],
        EventInfo e => [e.EventHandlerType!],
        _ => [],
    }).SelectMany(Unfold);

    public static IEnumerable<Type> Unfold(Type type) =>
        type.HasElementType ? Unfold(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Unfold).Append(type.GetGenericTypeDefinition())
        : [type];

    public static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase { IsSpecialName: true, IsConstructor: false } method when !method.Name.StartsWith("op_", StringComparison.Ordinal) => false,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo { IsSpecialName: true } => false, // the field behind an enumeration
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly),
        Type => false,
        _ => true,
    };
}
