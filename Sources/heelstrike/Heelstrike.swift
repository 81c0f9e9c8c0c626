@main struct Heelstrike { static func main() {} }
