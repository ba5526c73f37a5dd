using System.Text;

namespace Solvimon.Client.TestSupport;

/// <summary>Bodies of webhooks as Solvimon sends them.</summary>
public static class Payloads
{
    public static byte[] Customer(string reference, string action = "CREATED") => Encoding.UTF8.GetBytes($$"""
        {
          "created_at": "2026-03-01T11:59:58.123456789Z",
          "type": "CUSTOMER.{{action}}",
          "original_request_id": "reqr_1",
          "environment": "TEST",
          "data": { "object_type": "CUSTOMER", "id": "cust_1", "reference": "{{reference}}", "status": "ACTIVE", "email": "someone@example.com", "shoe_size": 43 }
        }
        """);

    public static byte[] Unknown(string type) => Encoding.UTF8.GetBytes($$"""{ "type": "{{type}}", "data": { "id": "x_1", "nested": { "n": [1, 2] } } }""");
}
