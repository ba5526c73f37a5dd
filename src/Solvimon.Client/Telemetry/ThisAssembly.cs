using System.Reflection;

namespace Solvimon.Client;

internal static class ThisAssembly
{
    /// <summary>The package's version, without the commit that the build appends.</summary>
    public static string Version { get; } =
        typeof(ThisAssembly).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
