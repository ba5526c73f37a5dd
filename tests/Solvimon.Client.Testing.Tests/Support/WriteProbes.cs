using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>What the parameters of writes change: each probe sends the same to two accounts, with the parameter and without, and compares.</summary>
internal static class WriteProbes
{
    public static Func<Task<bool>>? Find(OperationDescription operation, string parameter) => (operation.Kind, parameter) switch
    {
        (OperationKind.Upsert, "identifier_field") => () => UpsertAsync(operation, "identifier_field=id"),
        (OperationKind.Upsert, "custom_field_reference") => () => UpsertAsync(operation, "custom_field_reference=A"),
        (OperationKind.Upsert or OperationKind.Update, "field_actions") => () => ProtectAsync(operation),
        (OperationKind.Transition, "align_product_item_status") => () => AlignAsync(operation),
        (OperationKind.Update, "align_product_item_status") => () => AlignAsync(operation),
        (_, "cost_prediction") => () => IngestAsync(operation, "cost_prediction=true", "calls"),
        (_, "meter_validation") => () => IngestAsync(operation, "meter_validation=DYNAMIC", "new"),
        (OperationKind.Create or OperationKind.Update, "expand[]" or "set_previous_end_at" or "set_next_start_at")
            when operation.Resource.Name == "pricing-plan-schedules" => () => ScheduleAsync(operation, parameter),
        _ => null,
    };

    // With the parameter the body means the resource that exists, without it a new one, whose reference is its own.
    private static async Task<bool> UpsertAsync(OperationDescription operation, string query)
    {
        await using SampleCall call = new(operation);
        string family = operation.Resource.Name;
        call.Body["custom_fields"] = JsonNode.Parse("""[{"reference":"A","value":"1"}]""");
        call.Body["id"] = call.Client.Sandbox.Seed(family, """{"reference":"one","customer_id":"cust_1","custom_fields":[{"reference":"A","value":"1"}]}""");
        int before = call.Client.Sandbox.GetAll(family).Count;

        (await call.SendAsync(query)).ShouldSucceed();
        int with = call.Client.Sandbox.GetAll(family).Count - before;
        call.Body["reference"] = "three";
        (await call.SendAsync()).ShouldSucceed();

        return with == 0 && call.Client.Sandbox.GetAll(family).Count - before == 1;
    }

    private static async Task<bool> ProtectAsync(OperationDescription operation)
    {
        await using SampleCall call = new(operation);
        string id = call.Client.Sandbox.Seed(operation.Resource.Name, """{"reference":"one","other":"before","customer_id":"cust_1"}""");
        call.Body["reference"] = "one";
        call.Body["other"] = "after";
        call.Body.Remove("status");
        if (operation.Kind == OperationKind.Update)
        {
            call.Path = operation.Path.Pattern.Replace("{}", id, StringComparison.Ordinal);
        }

        Answer with = await call.SendAsync("field_actions[other]=IGNORE");
        Answer without = await call.SendAsync();

        return (with["other"], without["other"]) == ("before", "after");
    }

    private static async Task<bool> AlignAsync(OperationDescription operation)
    {
        string verb = operation.Path.LastSegment;
        (string from, string to) = verb switch { "deprecate" => ("ACTIVE", "DEPRECATED"), "archive" => ("DEPRECATED", "ARCHIVED"), _ => ("DRAFT", "ACTIVE") };
        return await StatusAsync("?align_product_item_status=true") == to && await StatusAsync("") == from;

        async Task<string?> StatusAsync(string query)
        {
            await using SandboxClient client = await SandboxClient.OpenAsync();
            client.Sandbox.Seed("products", $$"""{"id":"prod_2","status":"{{from}}"}""");
            client.Sandbox.Seed("product-items", $$"""{"id":"proi_2","product_id":"prod_2","status":"{{from}}"}""");
            string path = operation.Path.Pattern.Replace("{}", "prod_2", StringComparison.Ordinal) + query;
            (await client.SendAsync(new HttpMethod(operation.Method), path, operation.Method == "PATCH" ? $$"""{"status":"{{to}}"}""" : "{}")).ShouldSucceed();
            return (await client.GetAsync("/v1/product-items/proi_2"))["status"];
        }
    }

    private static async Task<bool> IngestAsync(OperationDescription operation, string query, string meter)
    {
        await using SandboxClient client = Shop.Open();
        string usage = Shop.Event("event-00001").Replace("\"meter_reference\":\"calls\"", $"\"meter_reference\":\"{meter}\"", StringComparison.Ordinal);
        string body = operation.Request!.Name!.StartsWith("MeterDatas", StringComparison.Ordinal) ? $$"""{"meter_datas":[{{usage}}]}""" : usage;

        Answer without = await client.PostAsync(operation.Path.Text, body);
        Answer with = await client.PostAsync($"{operation.Path.Text}?{query}", body);

        return with.Status != without.Status
            || with.Text.Contains("cost_prediction", StringComparison.Ordinal) != without.Text.Contains("cost_prediction", StringComparison.Ordinal);
    }

    private static async Task<bool> ScheduleAsync(OperationDescription operation, string parameter)
    {
        string value = parameter == "expand[]" ? "ALL" : "true";
        return await TraceAsync($"?{parameter}={value}") != await TraceAsync("");

        // What the answer has, and when the neighbors begin and end.
        async Task<string> TraceAsync(string query)
        {
            await using SandboxClient client = Shop.Open();
            JsonNode? id = (await Shop.SubscribeAsync(client, schedule: """, "start_at":"2026-03-01T00:00:00Z" """)).Json["pricing_plan_subscription"]!["id"];
            Answer middle = await AddAsync("2026-05-01T00:00:00Z", operation.Kind == OperationKind.Create ? query : "");
            await AddAsync("2026-08-01T00:00:00Z", "");
            Answer answer = operation.Kind == OperationKind.Update
                ? await client.SendAsync(HttpMethod.Patch, $"/v1/pricing-plan-schedules/{middle["id"]}{query}", """{"end_at":"2026-06-15T00:00:00Z"}""")
                : await AddAsync("2026-06-01T00:00:00Z", query);
            JsonArray infos = (await client.GetAsync($"{Shop.Subscriptions}/{id}")).Json["pricing_plan_schedule_infos"]!.AsArray();
            return $"{answer.Json["entitlements"]![0]!["feature"]?["id"]};" + string.Join(';', infos.Select(info => $"{info!["start_at"]} {info["end_at"]}"));

            Task<Answer> AddAsync(string start, string query) => client.CreateAsync(
                "/v1/pricing-plan-schedules" + query,
                $$"""{"pricing_plan_subscription_id":"{{id}}","pricing_plan_id":"pric_1","entitlements":[{"feature_id":"feat_1","number":"1"}],"start_at":"{{start}}","end_at":"{{start.Replace("-01T", "-20T", StringComparison.Ordinal)}}"}""");
        }
    }
}
