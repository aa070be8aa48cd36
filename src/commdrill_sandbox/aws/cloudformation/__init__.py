"""CloudFormation: templates read, and stacks made of them by the calls anybody would make."""
