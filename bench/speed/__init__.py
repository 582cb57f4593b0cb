"""What a run costs, beside what else could be run: ratios of one sitting, never seconds to be promised."""
