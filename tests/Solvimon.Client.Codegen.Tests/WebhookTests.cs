namespace Solvimon.Client.Codegen.Tests;

/// <summary>What webhooks tell of.</summary>
public sealed class WebhookTests : IDisposable
{
    private readonly Workbench _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void A_resource_gets_the_common_events_those_of_its_statuses_and_its_own()
    {
        _shop.Append("Config/lifecycles.yml", "widgets: { schema: Widget, initial: DRAFT, states: [DRAFT, ACTIVE], moves: [{ by: activate, from: [DRAFT], to: ACTIVE }], reason: \"the guide\" }\n")
            .Append("Config/webhooks.yml", "SHOP_WIDGET: { model: Widget, actions: { SOLD_OUT: \"was sold to the last\" }, reason: \"the guide\" }\n");

        string types = _shop.Generated("Webhooks/WebhookEventTypes.cs");

        types.Should().Contain("ShopWidget.Created, ShopWidget.Updated, ShopWidget.Deleted, ShopWidget.StatusToActive, ShopWidget.SoldOut,")
            .And.Contain("/// <summary>A widget was sold to the last: <c>SHOP_WIDGET.SOLD_OUT</c>.</summary>")
            .And.Contain("public const string SoldOut = \"SHOP_WIDGET.SOLD_OUT\";")
            .And.Contain("public const string Deleted = \"SHOP_WIDGET.DELETE\";")
            .And.Contain("public const string Any = \"SHOP_WIDGET.*\";");
        _shop.Generated("Webhooks/WebhookModels.cs").Should().Contain("\"SHOP_WIDGET\" => Widget.Read(ref reader),");
    }

    [Fact]
    public void A_model_that_no_resource_has_is_a_problem() =>
        _shop.Append("Config/webhooks.yml", "GADGET: { model: Gadget, reason: \"the guide\" }\n").Problems().Should()
            .Equal("Config/webhooks.yml: 'GADGET' has the model Gadget, which no resource has.");
}
