using System.Runtime.InteropServices;

namespace Solvimon.Client.Json;

/// <summary>Which members of a request were assigned, and so are sent, be it as null: one bit a member, for as many as 64.</summary>
internal struct AssignedMembers
{
    private ulong _bits;

    public readonly bool this[int member] => (_bits & (1UL << member)) != 0;

    /// <summary>Marks the member as assigned, and gives the value back.</summary>
    public T Assign<T>(T value, int member)
    {
        _bits |= 1UL << member;
        return value;
    }
}

/// <summary>The same for requests with as many as 128 members.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ManyAssignedMembers
{
    private AssignedMembers _first;
    private AssignedMembers _second;

    public readonly bool this[int member] => member < 64 ? _first[member] : _second[member - 64];

    /// <inheritdoc cref="AssignedMembers.Assign"/>
    public T Assign<T>(T value, int member) => member < 64 ? _first.Assign(value, member) : _second.Assign(value, member - 64);
}
