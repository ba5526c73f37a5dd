// A program as users publish them, trimmed or as NativeAOT: it must still read and write what it uses.

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client;
using Solvimon.Client.Models;
using Solvimon.Client.PublishSmoke;
using Solvimon.Client.Webhooks;

using LoopbackApi server = new();
ServiceCollection services = new();
services.AddSolvimon(options =>
    (options.ApiKey, options.BaseAddress, options.AllowInsecureLoopback) = (Guid.NewGuid().ToString("N"), server.Address, true));
await using ServiceProvider provider = services.BuildServiceProvider();
ISolvimonClient solvimon = provider.GetRequiredService<ISolvimonClient>();

List<Customer> customers = await solvimon.Customers.List().ToListAsync();
Expect(customers is [{ Id: "cust_1", Email: "zoë@example.com" }, { Reference: "globex" }], "a list of two pages");
Expect(customers[0].Status == CustomerStatus.Active, "a status");

Meter meter = await solvimon.Meters.CreateAsync(new MeterCreateRequest { Reference = "requests" });
Expect(meter is { Id: "metr_1", Reference: "requests" }, "a create");

await using (Stream pdf = await solvimon.Invoices["invo_1"].GetPdfAsync())
{
    using StreamReader reader = new(pdf);
    Expect(await reader.ReadToEndAsync() == LoopbackApi.Pdf && pdf is DownloadStream { FileName: "invoice.pdf" }, "a download");
}

try
{
    await solvimon.Customers.GetAsync("nobody");
    Expect(false, "an error");
}
catch (SolvimonNotFoundException e)
{
    Expect(e is { Code: "RESOURCE_NOT_FOUND", RequestId: "reqr_1" }, "an error");
}

byte[] payload = Encoding.UTF8.GetBytes("""{"type":"CUSTOMER.ACTIVATED","data":{"id":"cust_1"}}""");
string secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
WebhookSignatureHeaders headers = WebhookSignature.Sign(payload, secret, DateTimeOffset.UtcNow);
Expect(WebhookSignature.Verify(payload, headers.Signature, headers.Timestamp, secret).IsValid, "a webhook's signature");
Expect(!WebhookSignature.Verify([.. payload, .. " "u8], headers.Signature, headers.Timestamp, secret).IsValid, "a forged webhook");

Console.WriteLine("The published program works.");

static void Expect(bool holds, string what)
{
    if (!holds)
    {
        Console.Error.WriteLine($"The published program does not get this right: {what}.");
        Environment.Exit(1);
    }
}
