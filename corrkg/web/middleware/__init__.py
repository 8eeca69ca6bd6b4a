"""WSGI layers around the application: answers kept, requests observed, paths as they were sent."""
