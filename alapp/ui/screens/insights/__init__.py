"""The screen Insights: what the model can do, honestly measured, and when to stop."""
