using System.Security.Cryptography;
using System.Text;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    private static readonly byte[] Body = Payloads.Customer("acme");

    private readonly SettableClock _clock = new();
    private readonly string _secret = TestKeys.NewSecret();

    [Fact]
    public void The_signature_is_an_HMAC_of_the_timestamp_a_dot_and_the_body()
    {
        (string signature, string timestamp) = WebhookSignature.Sign(Body, _secret, _clock.UtcNow);

        timestamp.Should().Be("2026-03-01T12:00:00Z");
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. Body];
        signature.Should().Be("v1=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), signed)));
        Verify(signature, timestamp).IsValid.Should().BeTrue();
    }

    [Fact]
    public void A_published_test_vector_of_HMAC_SHA256_holds()
    {
        // RFC 4231, test case 2, with the text split at a dot that stands for the one between timestamp and body: the
        // timestamp cannot be arbitrary text, so the vector is checked against the framework and the framework against the RFC.
        byte[] mac = HMACSHA256.HashData("Jefe"u8, "what do ya want for nothing?"u8);

        Convert.ToHexString(mac).Should().Be("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843");
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    [InlineData("{0},v1={1}")]
    [InlineData("v1={1};{0}")]
    [InlineData("v1={1} {0}")]
    [InlineData("v1={1}, {0}")]
    [InlineData("v2=anything+at/all==,{0}")]
    public void One_right_signature_among_several_suffices(string format)
    {
        (string signature, string timestamp) = WebhookSignature.Sign(Body, _secret, _clock.UtcNow);

        Verify(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, signature, new string('0', 64)), timestamp).IsValid.Should().BeTrue();
    }

    [Fact]
    public void The_case_of_the_digits_does_not_matter()
    {
        (string signature, string timestamp) = WebhookSignature.Sign(Body, _secret, _clock.UtcNow);

        Verify(signature.ToLowerInvariant(), timestamp).IsValid.Should().BeTrue();
    }

    [Fact]
    public void During_a_rotation_either_secret_is_accepted_and_an_older_one_is_not()
    {
        string[] secrets = [TestKeys.NewSecret(), TestKeys.NewSecret()];
        (string both, string timestamp) = WebhookSignature.Sign(Body, secrets, _clock.UtcNow);

        both.Split(',').Should().HaveCount(2);
        foreach (string[] known in new[] { secrets, [secrets[0]], [secrets[1]], [_secret, "", secrets[1]] })
        {
            WebhookSignature.Verify(Body, both, timestamp, known, timeProvider: _clock).IsValid.Should().BeTrue();
        }

        WebhookSignature.Verify(Body, both, timestamp, _secret, timeProvider: _clock).Reason.Should().Be(WebhookVerificationFailure.SignatureMismatch);
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void The_tolerance_is_five_minutes_both_ways(int seconds, bool isValid)
    {
        (string signature, string timestamp) = WebhookSignature.Sign(Body, _secret, _clock.UtcNow.AddSeconds(seconds));

        WebhookVerificationResult result = Verify(signature, timestamp);

        result.IsValid.Should().Be(isValid);
        result.Reason.Should().Be(isValid ? WebhookVerificationFailure.None : WebhookVerificationFailure.TimestampOutsideTolerance);
        WebhookSignature.Verify(Body, signature, timestamp, _secret, TimeSpan.FromSeconds(301), _clock).IsValid.Should().BeTrue();
    }

    [Theory]
    [InlineData("2026-03-01T12:00:00.123456789Z")]
    [InlineData("2026-03-01T12:00:00.5Z")]
    [InlineData("2026-03-01T13:00:00+01:00")]
    [InlineData("2026-03-01T11:00:00-01:00")]
    public void The_timestamp_is_signed_as_it_stands_in_the_header(string timestamp)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. Body];
        string signature = "v1=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), signed));

        Verify(signature, timestamp).IsValid.Should().BeTrue();
        Verify(signature, "2026-03-01T12:00:01Z").Reason.Should().Be(WebhookVerificationFailure.SignatureMismatch);
    }

    [Fact]
    public void The_dot_before_the_body_cannot_be_moved_into_the_timestamp()
    {
        const string timestamp = "2026-03-01T12:00:00.771221Z";
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. Body];
        string signature = "v1=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), signed));
        byte[] forged = [.. "771221Z."u8, .. Body];

        WebhookSignature.Verify(Body, signature, timestamp, _secret, timeProvider: _clock).IsValid.Should().BeTrue();
        WebhookSignature.Verify(forged, signature, "2026-03-01T12:00:00", _secret, timeProvider: _clock).Reason
            .Should().Be(WebhookVerificationFailure.MalformedTimestamp);
    }

    [Theory]
    [InlineData("v1=00", "2026-03-01T12:00:00", WebhookVerificationFailure.MalformedTimestamp)]
    [InlineData(null, "2026-03-01T12:00:00Z", WebhookVerificationFailure.MissingSignature)]
    [InlineData(" ", "2026-03-01T12:00:00Z", WebhookVerificationFailure.MissingSignature)]
    [InlineData("v1=00", null, WebhookVerificationFailure.MissingTimestamp)]
    [InlineData("v1=00", "", WebhookVerificationFailure.MissingTimestamp)]
    [InlineData("v1=00", "1772366400", WebhookVerificationFailure.MalformedTimestamp)]
    [InlineData("v1=00", "2026-03-01T12:00:0٣Z", WebhookVerificationFailure.MalformedTimestamp)]
    [InlineData("v1=00", "2026-03-01T12:00:00Z,2026-03-01T12:00:00Z", WebhookVerificationFailure.MalformedTimestamp)]
    [InlineData("v1=00", "2026-03-01T12:00:00Z", WebhookVerificationFailure.MalformedSignature)]
    [InlineData("v1=", "2026-03-01T12:00:00Z", WebhookVerificationFailure.MalformedSignature)]
    [InlineData("v1", "2026-03-01T12:00:00Z", WebhookVerificationFailure.MalformedSignature)]
    [InlineData("=00", "2026-03-01T12:00:00Z", WebhookVerificationFailure.MalformedSignature)]
    [InlineData("v1=zz5af4a1b55af4a1b55af4a1b55af4a1b55af4a1b55af4a1b55af4a1b55af4a1", "2026-03-01T12:00:00Z", WebhookVerificationFailure.MalformedSignature)]
    [InlineData("v0=00", "2026-03-01T12:00:00Z", WebhookVerificationFailure.UnknownVersion)]
    [InlineData(",;, ;", "2026-03-01T12:00:00Z", WebhookVerificationFailure.UnknownVersion)]
    [InlineData("v1=0000000000000000000000000000000000000000000000000000000000000000", "2026-03-01T12:00:00Z", WebhookVerificationFailure.SignatureMismatch)]
    public void A_failure_says_why(string? signature, string? timestamp, WebhookVerificationFailure reason)
    {
        WebhookVerificationResult result = Verify(signature, timestamp);

        result.IsValid.Should().BeFalse();
        result.Reason.Should().Be(reason);
    }

    [Fact]
    public void Headers_beyond_any_measure_are_refused_unread()
    {
        (string signature, string timestamp) = WebhookSignature.Sign(Body, _secret, _clock.UtcNow);

        Verify(signature + "," + new string('x', WebhookSignature.MaxSignatureHeaderLength), timestamp).Reason.Should().Be(WebhookVerificationFailure.HeaderTooLong);
        Verify(signature, timestamp + new string('0', 1_000_000)).Reason.Should().Be(WebhookVerificationFailure.HeaderTooLong);
    }

    [Fact]
    public void Without_a_secret_nothing_is_valid()
    {
        foreach (string[] secrets in new string[][] { [], [""], ["  "] })
        {
            (string signature, string timestamp) = WebhookSignature.Sign(Body, _secret, _clock.UtcNow);
            WebhookSignature.Verify(Body, signature, timestamp, secrets, timeProvider: _clock).Reason.Should().Be(WebhookVerificationFailure.NoSecret);
        }

        // An attacker would sign with the empty key.
        byte[] signed = [.. "2026-03-01T12:00:00Z."u8, .. Body];
        string forged = "v1=" + Convert.ToHexString(HMACSHA256.HashData(Array.Empty<byte>(), signed));
        WebhookSignature.Verify(Body, forged, "2026-03-01T12:00:00Z", "secret", timeProvider: _clock, secretToKey: _ => []).Reason.Should().Be(WebhookVerificationFailure.NoSecret);
        default(WebhookVerificationResult).IsValid.Should().BeFalse();
    }

    [Fact]
    public void How_a_secret_becomes_a_key_can_be_replaced()
    {
        (string signature, string timestamp) = WebhookSignature.Sign(Body, _secret, _clock.UtcNow, Convert.FromHexString);

        Verify(signature, timestamp).Reason.Should().Be(WebhookVerificationFailure.SignatureMismatch);
        WebhookSignature.Verify(Body, signature, timestamp, _secret, timeProvider: _clock, secretToKey: Convert.FromHexString).IsValid.Should().BeTrue();
    }

    [Fact]
    public void A_negative_tolerance_is_the_callers_mistake()
    {
        Action verify = () => WebhookSignature.Verify(Body, "v1=00", "2026-03-01T12:00:00Z", _secret, TimeSpan.FromTicks(-1));

        verify.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("tolerance");
    }

    private WebhookVerificationResult Verify(string? signature, string? timestamp) =>
        WebhookSignature.Verify(Body, signature, timestamp, _secret, timeProvider: _clock);
}
