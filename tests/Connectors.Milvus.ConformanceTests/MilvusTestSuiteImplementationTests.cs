using VectorData.ConformanceTests;

namespace Connectors.Milvus.ConformanceTests;

/// <summary>Nothing of the suite is left out.</summary>
public sealed class MilvusTestSuiteImplementationTests : TestSuiteImplementationTests;
