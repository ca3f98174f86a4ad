"""What may be said between host and child: data about values, bounded in size, never an opinion."""
