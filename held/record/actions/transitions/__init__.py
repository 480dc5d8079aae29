"""What people do in a transition: each verb one transaction, judged by the engine, appended to the child's history."""
