"""The one-shots of docker-compose.yml: secrets, configuration, databases. They need none of the embedded parts."""
