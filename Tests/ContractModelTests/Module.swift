// Placeholder until the first test of the module stands here.
