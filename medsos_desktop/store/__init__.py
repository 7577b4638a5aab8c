"""The workspace's database: records, projections, drafts. The only room with SQL.

May import ``model``, ``errors``, ``clock`` and ``changes``; nothing of the services, nothing of Qt.
"""
