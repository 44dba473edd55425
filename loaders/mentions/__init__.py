"""Who and what is named: states, organisations, officials with their offices and the state they act for."""
