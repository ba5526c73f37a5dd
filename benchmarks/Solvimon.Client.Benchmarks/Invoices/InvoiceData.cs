using System.Globalization;
using System.Text;

namespace Solvimon.Client.Benchmarks.Invoices;

/// <summary>Invoices of one period with one group of six lines: what a usage-based subscription is billed.</summary>
internal static class InvoiceData
{
    private const int Lines = 6;

    public static byte[] Page(int count) => Encoding.UTF8.GetBytes(
        $$$"""{"data":[{{{string.Join(",", Enumerable.Range(1, count).Select(Invoice))}}}],"page":1,"limit":{{{count}}},"links":{"first":"https://test.api.solvimon.com/v1/invoices?page=1","previous":null,"current":"https://test.api.solvimon.com/v1/invoices?page=1","next":null}}""");

    private static string Invoice(int i)
    {
        decimal net = Enumerable.Range(1, Lines).Sum(line => NetOfLine(i, line));
        string lines = string.Join(",", Enumerable.Range(1, Lines).Select(line => Line(i, line)));
        string[] members =
        [
            $$$""" "object_type":"INVOICE","id":"invo_7Hq2Lm4sDeRt{{{i:D6}}}","created_at":"2026-04-01T02:{{{i % 60:D2}}}:11Z","updated_at":"2026-04-01T06:{{{i % 60:D2}}}:40Z" """,
            $$$""" "type":"INVOICE","status":"FINAL","invoice_number":"2026-{{{i:D6}}}","customer_id":"cust_4Qm7Zp9xKfYs{{{i:D6}}}","customer_reference":"superstore-{{{i:D6}}}" """,
            $$$""" "billing_entity_id":"bile_2Wd8Nc5vBjXa000001","platform_id":"plat_9Ke3Rt6yUiOp000001","billing_currency":"EUR","billing_type":"REGULAR","payment_status":"OPEN" """,
            $$$""" "timezone":"Europe/Berlin","invoice_date":"2026-04-01T00:00:00Z","due_date":"2026-05-01T00:00:00Z","delivery_date":"2026-03-31T22:00:00Z" """,
            $$$""" "billing_period":{"type":"MONTH","value":1},"billing_period_date":"2026-03","paid":false,"on_hold":false,"has_usage_based_pricing":true,"sales_tax_percentage":"19.00" """,
            $$$""" "purchase_order_number":"PO-{{{i * 37}}}","pricing_plan_subscription_ids":["ppsu_5Gb1Vf8xTnQz{{{i:D6}}}"],"customer":{{{Customer(i)}}} """,
            $$$""" "invoice_amount_including_tax":{{{WithTax(net)}}},"open_invoice_amount":{{{WithTax(net)}}},"paid_invoice_amount":{{{Amount(0)}}},"tax_categories":[{{{Tax(net)}}}] """,
            $$$""" "tax_summary":{"base_amount":{{{Amount(net)}}},"tax_amount":{{{Amount(net * 0.19m)}}},"total_amount":{{{WithTax(net)}}},"country_code":"DE"} """,
            $$$""" "periods":[{"start_at":"2026-03-01T00:00:00Z","end_at":"2026-04-01T00:00:00Z","period_order":1,"amount_excluding_tax":{{{Amount(net)}}},"groups":[{{{Group(i, net, lines)}}}]}] """,
        ];
        return "{" + string.Join(",", members.Select(member => member.Trim())) + "}";
    }

    private static string Group(int i, decimal net, string lines) =>
        $$$"""{"type":"PRODUCT","group_order":1,"description":"Payments platform","start_at":"2026-03-01T00:00:00Z","end_at":"2026-04-01T00:00:00Z","pricing":{"id":"pric_8Yh4Jk2mNbVc000042","name":"Transactions"},"pricing_plan_subscription_id":"ppsu_5Gb1Vf8xTnQz{{{i:D6}}}","amount_excluding_tax":{{{Amount(net)}}},"amount_including_tax":{{{WithTax(net)}}},"lines":[{{{lines}}}]}""";

    private static string Line(int i, int line)
    {
        decimal net = NetOfLine(i, line);
        string[] members =
        [
            $$$""" "id":"invl_3Xc9Vb7nMqWe{{{i:D4}}}{{{line:D2}}}","type":"USAGE","line_order":{{{line}}},"description":"Transactions, tier {{{line}}}","pricing_type":"TIERED" """,
            $$$""" "pricing_item_id":"prit_6Ty5Ui4oPaSd{{{line:D6}}}","pricing_item_config_id":"pric_1Fg2Hj3kLzXc{{{line:D6}}}","amount_excluding_tax":{{{Amount(net)}}},"amount_including_tax":{{{WithTax(net)}}} """,
            $$$""" "meter_value":{"reference":"transactions","type":"NUMBER","number":"{{{(i * 100) + line}}}"},"tax_categories":[{{{Tax(net)}}}] """,
            $$$""" "details":{"description":"{{{(i * 100) + line}}} transactions","amount":{{{Amount(net)}}},"pricing_amount":{{{Amount(0.12m)}}},"pricing_currency":"EUR"} """,
            $$$""" "product_items":[{"object_type":"PRODUCT_ITEM","id":"proi_4Rf6Tg8yHuJi{{{line:D6}}}","reference":"transactions-{{{line}}}","name":"Transactions, tier {{{line}}}","type":"USAGE_BASED","status":"ACTIVE","product_id":"prod_5Tg7Yh9uJikO000007"}] """,
        ];
        return "{" + string.Join(",", members.Select(member => member.Trim())) + "}";
    }

    private static string Customer(int i) =>
        $$$"""{"object_type":"CUSTOMER","id":"cust_4Qm7Zp9xKfYs{{{i:D6}}}","reference":"superstore-{{{i:D6}}}","status":"ACTIVE","type":"ORGANIZATION","email":"invoices-{{{i}}}@superstore.example","organization":{"legal_name":"SuperStore {{{i}}} GmbH","registered_address":{"line1":"Hasengarten {{{i}}}","city":"Berlin","postal_code":"79341","country":"DE"}} }""";

    private static string Tax(decimal net) =>
        $$$"""{"name":"VAT","category":"STANDARD","percentage":"19.00","base_amount":{{{Amount(net)}}},"tax_amount":{{{Amount(net * 0.19m)}}},"total_amount":{{{WithTax(net)}}},"rates":[{"name":"VAT 19 %","percentage":"19.00","tax_amount":{{{Amount(net * 0.19m)}}}}]}""";

    private static string WithTax(decimal net) => Amount(net * 1.19m);

    private static string Amount(decimal quantity) =>
        string.Create(CultureInfo.InvariantCulture, $$$"""{"quantity":"{{{quantity:0.00}}}","currency":"EUR"}""");

    private static decimal NetOfLine(int i, int line) => ((i * 100) + line) * 0.12m;
}
