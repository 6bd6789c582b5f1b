package picture

// Version for tests.
const Version = version
