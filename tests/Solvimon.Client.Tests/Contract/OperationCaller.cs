using System.Reflection;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Contract;

/// <summary>Calls any operation by its name in the catalog, with a value for every parameter.</summary>
/// <param name="text">The text for a parameter (<c>likeThis</c>).</param>
/// <param name="model">A request of the type.</param>
internal sealed class OperationCaller(Func<string, string> text, Func<Type, object> model)
{
    /// <summary>Walks <c>Invoices[].Lines.AddAsync</c> and calls the method at its end; what it returns is awaited, or enumerated.</summary>
    public async Task<object?> InvokeAsync(object root, string call)
    {
        object target = root;
        string[] steps = call.Split('.');
        foreach (string step in steps[..^1])
        {
            target = Interface(target).GetProperty(step.Replace("[]", "", StringComparison.Ordinal))!.GetValue(target)!;
            if (step.EndsWith("[]", StringComparison.Ordinal))
            {
                target = Interface(target).GetProperty("Item")!.GetValue(target, [text("idOrReference")])!;
            }
        }

        // Of overloads the one with a body, which no operation of this API has twice.
        MethodInfo method = Interface(target).GetMethods().Single(candidate => candidate.Name == steps[^1]);
        object result = method.Invoke(target, Arguments(method))!;
        return await ResultOf(result is Task task ? task : Enumerate(Filtered(result, method.ReturnType)));
    }

    private static async Task<object?> ResultOf(Task task)
    {
        await task;
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }

    private static Task Enumerate(object list) =>
        (Task)list.GetType().GetInterfaces().Single(type => type.Name == "IPagedList`1").GetMethod("ToListAsync")!.Invoke(list, [CancellationToken.None])!;

    /// <summary>Calls each of a list's fluent methods once.</summary>
    private object Filtered(object list, Type type)
    {
        foreach (IGrouping<string, MethodInfo> overloads in type.GetInterfaces().Append(type).SelectMany(one => one.GetMethods()).Where(method => method.ReturnType == type).GroupBy(method => method.Name))
        {
            if (overloads.Key is not ("WithOptions" or "ExpandAll"))
            {
                MethodInfo method = overloads.First();
                list = method.Invoke(list, Arguments(method))!;
            }
        }

        return list;
    }

    private object?[] Arguments(MethodInfo method) => [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType, parameter.Name!))];

    private object? Sample(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => text(name),
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 1,
            _ when type == typeof(DateTimeOffset) => name.EndsWith("From", StringComparison.Ordinal) || name == "from" ? DateTimeOffset.UnixEpoch : DateTimeOffset.UnixEpoch.AddDays(1),
            _ when type == typeof(SortDirection) => SortDirection.Ascending,
            _ when type == typeof(RequestOptions) => null,
            _ when type == typeof(CancellationToken) => CancellationToken.None,
            _ when type == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["key"] = "value" },
            _ when typeof(SolvimonObject).IsAssignableFrom(type) => model(type),
            _ when type.IsArray => List(type.GetElementType()!, name),
            _ when type.IsGenericType => List(type.GetGenericArguments()[0], name),
            _ when type.IsValueType => Activator.CreateInstance(type, "VALUE"),
            _ => throw new NotSupportedException($"{type} {name}"),
        };
    }

    private Array List(Type item, string name)
    {
        Array list = Array.CreateInstance(item, 1);
        list.SetValue(Sample(item, name), 0);
        return list;
    }

    /// <summary>The public interface: what a caller sees.</summary>
    private static Type Interface(object target) =>
        target.GetType().GetInterfaces().Single(type => type.Name == "I" + target.GetType().Name);
}
