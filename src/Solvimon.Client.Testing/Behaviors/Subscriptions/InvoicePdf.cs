using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Behaviors.Subscriptions;

/// <summary>A document of one page that says which invoice it is, and nothing that a program could take for a bill.</summary>
internal static class InvoicePdf
{
    public static byte[] Write(JsonObject invoice)
    {
        string text = $"Solvimon sandbox: invoice {invoice.Text("invoice_number") ?? invoice.Text("id")}, {invoice.Text("status")}";
        string page = $"BT /F1 12 Tf 72 720 Td ({Escape(text)}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];

        // The table at the end says at which byte each object begins. All is ASCII, so a character is a byte.
        StringBuilder pdf = new("%PDF-1.7\n");
        List<int> offsets = new();
        for (int i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
