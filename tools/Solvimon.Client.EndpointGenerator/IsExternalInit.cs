namespace System.Runtime.CompilerServices;

/// <summary>The compiler asks for this type where there are records; .NET Standard 2.0 does not have it.</summary>
internal static class IsExternalInit;
