using System.Globalization;
using System.Text;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Tests.Webhooks;

/// <summary>Genuine webhooks, changed in every way that somebody without the secret has.</summary>
public sealed class ForgeryTests(ITestOutputHelper output)
{
    private const int Mutations = 10_000;

    private readonly SettableClock _clock = new();
    private readonly string[] _secrets = [TestKeys.NewSecret(), TestKeys.NewSecret()];

    [Fact]
    public void None_of_ten_thousand_forgeries_is_accepted_and_none_throws()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        SortedDictionary<string, int> refused = new(StringComparer.Ordinal);
        for (int i = 0; i < Mutations; i++)
        {
            Delivery genuine = Genuine(random);
            Verify(genuine).IsValid.Should().BeTrue("seed {0}: the mutations have to start from something valid", seed);

            (string kind, Func<Random, Delivery, Delivery> mutate) = Kinds[i % Kinds.Length];
            Delivery forged = mutate(random, genuine);
            WebhookVerificationResult result = Verify(forged);

            result.IsValid.Should().BeFalse("seed {0}, mutation {1}, {2}: {3} at {4}", seed, i, kind, forged.Signature, forged.Timestamp);
            string counted = $"{kind}: {result.Reason}";
            refused[counted] = refused.GetValueOrDefault(counted) + 1;
        }

        foreach ((string counted, int number) in refused)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number,5}  {counted}"));
        }

        refused.Values.Sum().Should().Be(Mutations);
    }

    [Fact]
    public void A_change_of_the_digits_case_is_no_forgery()
    {
        Random random = new(1);
        for (int i = 0; i < 1000; i++)
        {
            Delivery genuine = Genuine(random);
            string digits = string.Concat(genuine.Signature![3..].Select(digit => random.Next(2) == 0 ? char.ToUpperInvariant(digit) : char.ToLowerInvariant(digit)));

            Verify(genuine with { Signature = "v1=" + digits }).IsValid.Should().BeTrue();
        }
    }

    private static string[] Versions { get; } = ["v0", "v2", "V1", "v01", "v1 ", " v1x", "v", "1", "ｖ1", "v1\0", "v11", "v1."];

    private static (string Kind, Func<Random, Delivery, Delivery> Mutate)[] Kinds { get; } =
    [
        ("a byte of the body", (random, d) => d with { Body = ChangeByte(random, d.Body) }),
        ("a byte more in the body", (random, d) => d with { Body = Insert(random, d.Body) }),
        ("a truncated body", (random, d) => d with { Body = d.Body[..random.Next(d.Body.Length)] }),
        ("another body", (random, d) => d with { Body = Payloads.Customer("other-" + random.Next().ToString(CultureInfo.InvariantCulture)) }),
        ("a character of the timestamp", (random, d) => d with { Timestamp = ChangeCharacter(random, d.Timestamp!) }),
        ("a truncated timestamp", (random, d) => d with { Timestamp = d.Timestamp![..random.Next(d.Timestamp!.Length)] }),
        ("the same time in other words", (_, d) => d with { Timestamp = d.Timestamp!.Replace("Z", "+00:00", StringComparison.Ordinal) }),
        ("another timestamp", (random, d) => d with { Timestamp = d.Timestamp![..17] + OtherSeconds(random, d.Timestamp!) + "Z" }),
        ("no timestamp", (random, d) => d with { Timestamp = random.Next(2) == 0 ? null : "" }),
        ("a timestamp twice", (_, d) => d with { Timestamp = d.Timestamp + "," + d.Timestamp }),
        ("an oversize timestamp", (random, d) => d with { Timestamp = d.Timestamp + new string('0', random.Next(100, 100_000)) }),
        ("a digit of the signature", (random, d) => d with { Signature = ChangeDigit(random, d.Signature!) }),
        ("a character of the signature", (random, d) => d with { Signature = ReplaceCharacter(random, d.Signature!) }),
        ("a truncated signature", (random, d) => d with { Signature = d.Signature![..random.Next(d.Signature!.Length)] }),
        ("a longer signature", (random, d) => d with { Signature = d.Signature + new string('0', random.Next(1, 200)) }),
        ("no signature", (random, d) => d with { Signature = random.Next(2) == 0 ? null : "  " }),
        ("a random signature", (random, d) => d with { Signature = "v1=" + Convert.ToHexString(Bytes(random, 32)) }),
        ("many random signatures", (random, d) => d with { Signature = string.Join(",;  "[random.Next(4)], Enumerable.Range(0, random.Next(2, 60)).Select(_ => "v1=" + Convert.ToHexString(Bytes(random, 32)))) }),
        ("an oversize signature header", (random, d) => d with { Signature = d.Signature + new string(',', random.Next(WebhookSignature.MaxSignatureHeaderLength, 100_000)) }),
        ("an unknown version", (random, d) => d with { Signature = Versions[random.Next(Versions.Length)] + d.Signature![2..] }),
        ("no version", (random, d) => d with { Signature = random.Next(2) == 0 ? d.Signature![3..] : d.Signature![2..] }),
        ("odd characters", (random, d) => d with { Signature = "v1=" + Text(random, 64) }),
        ("odd headers", (random, d) => d with { Signature = Text(random, random.Next(1, 300)), Timestamp = Text(random, random.Next(1, 40)) }),
        ("another secret", (random, d) => d.SignedWith(Convert.ToHexString(Bytes(random, 24)), d.SignedAt)),
        ("the secret's text in another case", (_, d) => d.SignedWith(d.Secret.ToLowerInvariant(), d.SignedAt)),
        ("the key as hexadecimal", (_, d) => d.SignedWith(d.Secret, d.SignedAt, Convert.FromHexString)),
        ("a replay", (random, d) => d.SignedWith(d.Secret, d.SignedAt.AddSeconds(-random.Next(601, 10_000_000)))),
        ("a webhook from the future", (random, d) => d.SignedWith(d.Secret, d.SignedAt.AddSeconds(random.Next(601, 10_000_000)))),
        ("a replay under a new timestamp", (random, d) => d.SignedWith(d.Secret, d.SignedAt.AddHours(-random.Next(1, 100))) with { Timestamp = d.Timestamp }),
        ("the dot moved into the body", (_, d) => d with { Timestamp = d.Timestamp![..^1], Body = [(byte)'Z', .. d.Body] }),
    ];

    private WebhookVerificationResult Verify(Delivery delivery) =>
        WebhookSignature.Verify(delivery.Body, delivery.Signature, delivery.Timestamp, _secrets, timeProvider: _clock);

    private Delivery Genuine(Random random)
    {
        byte[] body = Payloads.Customer(Convert.ToHexString(Bytes(random, random.Next(1, 64))));
        return new Delivery(body, null, null, "", default).SignedWith(_secrets[random.Next(2)], _clock.UtcNow.AddSeconds(random.Next(-300, 301)));
    }

    private static byte[] ChangeByte(Random random, byte[] body)
    {
        byte[] changed = [.. body];
        changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
        return changed;
    }

    private static byte[] Insert(Random random, byte[] body)
    {
        int at = random.Next(body.Length + 1);
        return [.. body[..at], (byte)random.Next(256), .. body[at..]];
    }

    private static string ChangeCharacter(Random random, string text)
    {
        char[] characters = text.ToCharArray();
        characters[random.Next(characters.Length)] ^= (char)random.Next(1, 1 << random.Next(1, 16));
        return new string(characters);
    }

    private static string ReplaceCharacter(Random random, string signature)
    {
        // Anything but the other case of a digit, which is no forgery, and a separator at the end, which is none either.
        char[] characters = signature.ToCharArray();
        int at = random.Next(characters.Length - 1);
        characters[at] = at < 3 ? '#' : "ghxyzGHXYZ,; =-٣\0\n"[random.Next(18)];
        return new string(characters);
    }

    private static string ChangeDigit(Random random, string signature)
    {
        char[] characters = signature.ToCharArray();
        int at = random.Next(3, characters.Length);
        int digit = Convert.ToInt32(characters[at].ToString(), 16);
        characters[at] = ((digit + random.Next(1, 16)) % 16).ToString("X", CultureInfo.InvariantCulture)[0];
        return new string(characters);
    }

    private static string OtherSeconds(Random random, string timestamp)
    {
        int seconds = int.Parse(timestamp.AsSpan(17, 2), CultureInfo.InvariantCulture);
        return ((seconds + random.Next(1, 60)) % 60).ToString("00", CultureInfo.InvariantCulture);
    }

    private static string Text(Random random, int length)
    {
        StringBuilder text = new();
        for (int i = 0; i < length; i++)
        {
            text.Append((char)random.Next(random.Next(2) == 0 ? 128 : char.MaxValue));
        }

        return text.ToString();
    }

    private static byte[] Bytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private sealed record Delivery(byte[] Body, string? Signature, string? Timestamp, string Secret, DateTimeOffset SignedAt)
    {
        public Delivery SignedWith(string secret, DateTimeOffset signedAt, Func<string, byte[]>? secretToKey = null)
        {
            (string signature, string timestamp) = WebhookSignature.Sign(Body, secret, signedAt, secretToKey);
            return this with { Signature = signature, Timestamp = timestamp, Secret = secret, SignedAt = signedAt };
        }
    }
}
