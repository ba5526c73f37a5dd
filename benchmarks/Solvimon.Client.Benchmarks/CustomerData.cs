using System.Globalization;
using System.Text;

namespace Solvimon.Client.Benchmarks;

/// <summary>What the API answers: customers of the shape that Solvimon's tutorial shows, each with texts of its own.</summary>
internal static class CustomerData
{
    public static byte[] Page(int count)
    {
        StringBuilder json = new("{\"data\":[");
        for (int i = 0; i < count; i++)
        {
            json.Append(i == 0 ? "" : ",").Append(Customer(i));
        }

        return Encoding.UTF8.GetBytes(json.Append(CultureInfo.InvariantCulture, $$$"""
            ],"page":1,"limit":{{{count}}},"links":{"first":"https://test.api.solvimon.com/v1/customers?page=1&limit={{{count}}}","previous":null,"current":"https://test.api.solvimon.com/v1/customers?page=1&limit={{{count}}}","next":null}}
            """).ToString());
    }

    public static byte[] One() => Encoding.UTF8.GetBytes(Customer(1));

    private static string Customer(int i) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"object_type":"CUSTOMER","id":"cust_4Qm7Zp9xKfYs{{{i:D6}}}","created_at":"2026-03-31T08:{{{i % 60:D2}}}:02Z","reference":"superstore-{{{i:D6}}}","status":"{{{(i % 3 == 0 ? "DRAFT" : "ACTIVE")}}}","timezone":"Europe/Berlin","type":"ORGANIZATION","email":"invoices-{{{i}}}@superstore.example","organization":{"legal_name":"SuperStore {{{i}}} GmbH","tax_id":"{{{368807022 + i}}}","tax_ids":[{"id":"{{{368807022 + i}}}","type":"GENERIC_TAX_ID"}],"registered_address":{"line1":"Hasengarten {{{i}}}","city":"Berlin","postal_code":"79341","state":"","country":"DE"}},"roles":["DEFAULT"]}
        """);
}
