namespace Solvimon.Client.Paging;

/// <summary>How the next page of a list is found.</summary>
internal enum PagingMode
{
    /// <summary>By <c>links.next</c>.</summary>
    Links,

    /// <summary>By counting: the operation takes <c>page</c>, but answers only <c>data</c>.</summary>
    Counted,

    /// <summary>Not at all: the answer is the whole list.</summary>
    Single,
}
