using System.Text.Json;

namespace Solvimon.Client.Json;

/// <summary>Reads one value. The reader stands on the value's first token before the call and on its last one after.</summary>
internal delegate T ReadJson<out T>(ref Utf8JsonReader reader);
