app-front-title = Choose an organisation
app-front-lead = This is a demonstration of Arengo: real places, invented people and proposals.
app-front-empty = There is no organisation yet.
app-front-logins = To log in
app-front-password = Everybody has the same password:
app-front-same = The same people are in every organisation, with the organisation's name after the at sign.
