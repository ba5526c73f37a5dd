// A program that uses three resources, trimmed: it must still read and write what it uses.

using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client;
using Solvimon.Client.Models;

var services = new ServiceCollection();
services.AddSolvimon(options => (options.ApiKey, options.BaseAddress) = (Guid.NewGuid().ToString("N"), new Uri("https://localhost")))
    .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new Answers());
await using ServiceProvider provider = services.BuildServiceProvider();
ISolvimonClient solvimon = provider.GetRequiredService<ISolvimonClient>();

Customer customer = await solvimon.Customers.GetAsync("acme");
Meter meter = await solvimon.Meters.CreateAsync(new MeterCreateRequest { Reference = "requests" });
Invoice? invoice = await solvimon.Invoices.List().FirstOrDefaultAsync();

bool works = customer.Status == CustomerStatus.Active && meter.Reference == "requests" && invoice?.Id == "invo_1";
Console.WriteLine(works ? "The trimmed program works." : "The trimmed program read something else than was sent.");
return works ? 0 : 1;

internal sealed class Answers : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string json = request.RequestUri!.AbsolutePath switch
        {
            "/v1/customers/acme" => """{"id":"cust_1","reference":"acme","status":"ACTIVE"}""",
            "/v1/meters" => await request.Content!.ReadAsStringAsync(cancellationToken),
            _ => """{"data":[{"id":"invo_1"}]}""",
        };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
