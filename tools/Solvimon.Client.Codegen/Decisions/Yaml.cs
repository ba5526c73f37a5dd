using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Solvimon.Client.Codegen.Decisions;

/// <summary>Reads all YAML of the tool: decisions, texts and documents. A key that stands twice is an error.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Typed = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithNodeDeserializer(new TableDeserializer(), at => at.OnTop())
        .Build();

    private static readonly IDeserializer Untyped = new DeserializerBuilder()
        .WithDuplicateKeyChecking()
        .WithAttemptingUnquotedStringTypeDeserialization()
        .Build();

    /// <summary>Reads a file into <typeparamref name="T"/>; a key that it does not know is an error. A file that is not there says nothing.</summary>
    public static T Read<T>(string file)
        where T : new() => File.Exists(file) ? Parse(file, reader => Typed.Deserialize<T?>(reader)) ?? new T() : new T();

    /// <summary>Reads a file of any shape.</summary>
    public static Dictionary<object, object> ReadTree(string file) => Parse(file, Untyped.Deserialize<Dictionary<object, object>?>) ?? [];

    private static T Parse<T>(string file, Func<TextReader, T> parse)
    {
        try
        {
            using StreamReader reader = new(file, Encoding.UTF8);
            return parse(reader);
        }
        catch (YamlException exception)
        {
            throw new CodegenException($"{Path.GetFileName(file)}, line {exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}");
        }
    }

    /// <summary>Makes a <see cref="Table{T}"/> of a mapping.</summary>
    private sealed class TableDeserializer : INodeDeserializer
    {
        public bool Deserialize(IParser reader, Type expectedType, Func<IParser, Type, object?> nestedObjectDeserializer, out object? value, ObjectDeserializer rootDeserializer)
        {
            if (!expectedType.IsGenericType || expectedType.GetGenericTypeDefinition() != typeof(Table<>))
            {
                value = null;
                return false;
            }

            object? entries = nestedObjectDeserializer(reader, typeof(Dictionary<,>).MakeGenericType(typeof(string), expectedType.GetGenericArguments()[0]));
            value = Activator.CreateInstance(expectedType, entries);
            return true;
        }
    }
}
