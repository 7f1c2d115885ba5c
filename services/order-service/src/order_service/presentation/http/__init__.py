"""Routes of shoppers, staff and services, with what they take and what they answer."""
