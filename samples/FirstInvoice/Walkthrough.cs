using Solvimon.Client;
using Solvimon.Client.Models;

namespace FirstInvoice;

/// <summary>The steps in the order of Solvimon's tutorials, one typed call each.</summary>
internal sealed class Walkthrough(ISolvimonClient solvimon, string runId)
{
    private static readonly Period Monthly = new() { Type = PeriodType.Month, Value = 1 };

    private static readonly Address Berlin = new() { Line1 = "Hasengarten 14", City = "Berlin", PostalCode = "79341", Country = Country.De };

    public async Task RunAsync()
    {
        Console.WriteLine($"This run is {runId}; every reference it makes ends in that.");

        Meter meter = await CreateMeterAsync();
        MeterValueCalculation calculation = await CreateCalculationAsync(meter);
        Product product = await CreateProductAsync();
        ProductItem item = await CreateProductItemAsync(calculation, product);
        PricingPlan plan = await CreatePlanAsync(product, item);
        Customer customer = await CreateCustomerAsync();
        PricingPlanSubscription subscription = await SubscribeAsync(customer, plan);
        await ReportUsageAsync(meter, customer, subscription);
        await PrintInvoicesAsync(subscription);
    }

    // What is measured. Meters and their values are usable from the moment they are ACTIVE; left out, the status is DRAFT.
    private async Task<Meter> CreateMeterAsync()
    {
        MeterValue value = await solvimon.MeterValues.CreateAsync(new MeterValueCreateRequest
        {
            Reference = Ref("call_count"),
            Name = "Call count",
            Type = MeterValueType.Number,
            Status = MeterValueStatus.Active,
        });
        Print(1, "Meter value", value.Id, $"{value.Reference}, {value.Status}");

        Meter meter = await solvimon.Meters.CreateAsync(new MeterCreateRequest
        {
            Reference = Ref("api_calls"),
            Name = "API calls",
            Status = MeterStatus.Active,
            MeterValues = [new MeterValueReference { Id = value.Id, Required = true }],
        });
        Print(2, "Meter", meter.Id, $"{meter.Reference}, {meter.Status}");
        return meter;
    }

    // What becomes one number per billing period: here the sum of all the calls that events reported.
    private async Task<MeterValueCalculation> CreateCalculationAsync(Meter meter)
    {
        MeterValueCalculation calculation = await solvimon.MeterValueCalculations.CreateAsync(new MeterValueCalculationCreateRequest
        {
            Reference = Ref("total_calls"),
            Name = "Total calls",
            CalculationType = MeterValueCalculationType.Sum,
            MeterId = meter.Id!,
            MeterValueId = meter.MeterValues![0].Id,
        });
        Print(3, "Calculation", calculation.Id, $"{calculation.Reference}, {calculation.CalculationType}");
        return calculation;
    }

    private async Task<Product> CreateProductAsync()
    {
        ProductCategory category = await solvimon.ProductCategories.CreateAsync(new ProductCategoryCreateRequest
        {
            Reference = Ref("platform"),
            Name = "Platform",
        });
        Print(4, "Product category", category.Id, category.Reference);

        Product product = await solvimon.Products.CreateAsync(new ProductCreateRequest
        {
            Reference = Ref("voice_api"),
            Name = "Voice API",
            CategoryId = category.Id,
        });
        product = await solvimon.Products.ActivateAsync(product.Id!);
        Print(5, "Product", product.Id, $"{product.Reference}, {product.Status}");
        return product;
    }

    private async Task<ProductItem> CreateProductItemAsync(MeterValueCalculation calculation, Product product)
    {
        ProductItem item = await solvimon.ProductItems.CreateAsync(new ProductItemCreateRequest
        {
            Reference = Ref("calls"),
            Name = "Calls",
            ProductId = product.Id!,
            ModelType = ProductItemModelType.UsageBased,
            UsageBased = new ProductItemUsageBased { MeterValueCalculationId = calculation.Id },
        });

        // Nobody can subscribe to a plan while one of its items is a DRAFT.
        item = await solvimon.ProductItems.ActivateAsync(item.Id!);
        Print(6, "Product item", item.Id, $"{item.Reference}, {item.Status}");
        return item;
    }

    // What it costs: 0.02 euros a call. An ACTIVE version cannot be changed any more; new prices are a new version.
    private async Task<PricingPlan> CreatePlanAsync(Product product, ProductItem item)
    {
        PricingPlan plan = await solvimon.PricingPlans.CreateAsync(new PricingPlanCreateRequest
        {
            Reference = Ref("pay_as_you_go"),
            Name = "Pay as you go",
            PricingCurrencies = [Currency.Eur],
        });
        Print(7, "Pricing plan", plan.Id, plan.Reference);

        PricingItemConfig price = new PricingItemConfig
        {
            Order = 1,
            Type = PricingType.Flat,
            Bands = [new PricingItemConfigBand { Amount = new Amount(0.02m, Currency.Eur) }],
        };
        PricingPlanVersion version = await solvimon.PricingPlanVersions.CreateAsync(new PricingPlanVersionCreateRequest
        {
            PricingPlanId = plan.Id!,
            Version = 1,
            Status = PricingPlanVersionStatus.Active,
            PricingCategories =
            [
                new PricingCategoryCreateRequest
                {
                    ProductCategoryId = product.CategoryId,
                    Pricings =
                    [
                        new PricingCreateRequest
                        {
                            Name = "Calls",
                            ProductIds = [product.Id!],
                            Items = [new PricingItem { ProductItemIds = [item.Id!], Configs = [price] }],
                        },
                    ],
                },
            ],
        });
        Print(8, "Version", version.Id, $"version {version.Version}, {version.Status}, {price.Bands[0].Amount} a call");
        return plan;
    }

    // Who pays. Only an ACTIVE customer can have a subscription.
    private async Task<Customer> CreateCustomerAsync()
    {
        Customer customer = await solvimon.Customers.CreateAsync(new CustomerCreateRequest
        {
            Reference = Ref("superstore"),
            Type = CustomerType.Organization,
            Status = CustomerStatus.Active,
            Email = "invoices@example.com",
            TimeZone = "Europe/Berlin",
            Organization = new Organization { LegalName = "SuperStore GmbH", RegisteredAddress = Berlin },
        });
        Print(9, "Customer", customer.Id, $"{customer.Reference}, {customer.Status}");
        return customer;
    }

    // One call makes the subscription, ACTIVE at once, its schedule and its first invoice.
    private async Task<PricingPlanSubscription> SubscribeAsync(Customer customer, PricingPlan plan)
    {
        BillingEntity seller = await FindSellerAsync();
        PricingPlanSubscriptionInit init = await solvimon.PricingPlanSubscriptions.InitAsync(new PricingPlanSubscriptionInitRequest
        {
            PricingPlanSubscription = new PricingPlanSubscriptionCreateRequest
            {
                Reference = Ref("subscription"),
                CustomerId = customer.Id,
                BillingEntityId = seller.Id,
                BillingCurrency = Currency.Eur,
                BillingPeriod = Monthly,
                BillingTime = BillingTime.Exact,
            },
            PricingPlanSchedules =
            [
                new PricingPlanScheduleCreateRequest
                {
                    PricingPlanVersionSelector = new PricingPlanVersionSelector { PricingPlanReference = plan.Reference },
                    StartAt = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero),
                    PricingCurrency = Currency.Eur,
                    BillingPeriod = Monthly,
                },
            ],
        });
        PricingPlanSubscription subscription = init.PricingPlanSubscription!;
        Print(10, "Subscription", subscription.Id, $"{subscription.Reference}, {subscription.Status}, billed by {seller.Reference}");
        return subscription;
    }

    // An invoice needs somebody who sends it: the account's own billing entity, or in an empty account a new one.
    private async Task<BillingEntity> FindSellerAsync() =>
        await solvimon.BillingEntities.List().FirstOrDefaultAsync()
        ?? await solvimon.BillingEntities.CreateAsync(new BillingEntityCreateRequest
        {
            Reference = Ref("entity_de"),
            LegalName = "Voice GmbH",
            Email = "billing@example.com",
            TimeZone = "Europe/Berlin",
            RegisteredAddress = Berlin,
        });

    // What the customer used. The event's own reference tells repeats apart; Solvimon asks for 10 characters or more.
    private async Task ReportUsageAsync(Meter meter, Customer customer, PricingPlanSubscription subscription)
    {
        UsageEvent usage = await solvimon.Events.IngestAsync(new UsageEventCreateRequest
        {
            Reference = Ref("usage"),
            MeterReference = meter.Reference,
            CustomerReference = customer.Reference,
            PricingPlanSubscriptionId = subscription.Id,
            MeterValues = [new UsageEventMeterValue { Reference = Ref("call_count"), Number = 450 }],
        });
        Print(11, "Usage event", usage.Id, $"{usage.Reference}, {usage.MeterValues![0].Number} calls");
    }

    // Solvimon prices usage in the background: the amount may take a moment to appear. The invoice closes when its period ends.
    private async Task PrintInvoicesAsync(PricingPlanSubscription subscription)
    {
        await foreach (Invoice invoice in solvimon.Invoices.List().WithPricingPlanSubscriptionId(subscription.Id!))
        {
            string amount = invoice.InvoiceAmountIncludingTax?.ToString() ?? "not priced yet";
            Print(12, "Invoice", invoice.Id, $"{invoice.InvoiceNumber ?? "no number yet"}, {invoice.Status}, {amount}");
        }
    }

    private string Ref(string name) => $"{name}-{runId}";

    private static void Print(int step, string what, string? id, string? details) =>
        Console.WriteLine($"{step,2}. {what,-16}  {id}  {details}");
}
