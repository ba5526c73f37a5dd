using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Contract;

/// <summary>What an initializer has to set is what the documents require of the operation's own body.</summary>
public sealed class RequiredMemberTests
{
    public static TheoryData<string> Operations() =>
        [.. CatalogOperation.All.Where(operation => operation.Body is not null).Select(operation => operation.Key).Intersect(ContractTests.DocumentedOperations().Select(row => row.Data))];

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_body_requires_what_the_operation_does(string key)
    {
        CatalogOperation operation = CatalogOperation.Find(key);
        Type body = typeof(Customer).Assembly.GetType($"Solvimon.Client.Models.{operation.Body}", throwOnError: true)!;

        IEnumerable<string> required = body.GetProperties().Where(property => property.GetCustomAttribute<RequiredMemberAttribute>() is not null)
            .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));

        required.Should().BeEquivalentTo(Expected(key));
    }

    private static IEnumerable<string> Expected(string key) => key switch
    {
        // The documents have it take a whole user; the name says whose invitation it is.
        "POST /v1/users/revoke-invite" => ["username"],
        "POST /v1/ingest/meter-datas" or "POST /v1/events/ingest-list" => ["events"],
        _ => ApiDocuments.Find(key).Body!.Required,
    };
}
