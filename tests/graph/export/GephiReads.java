// java -cp gephi-toolkit-all.jar GephiReads.java FILE...
// What Gephi's importer makes of each file: one line for the graph, one for each node and edge, fields separated by tabs.

import java.io.File;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class GephiReads {
    public static void main(String[] files) throws Exception {
        for (String file : files) read(file);
        System.exit(0);
    }

    static void read(String file) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(file));
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        StringBuilder complaints = new StringBuilder();
        container.getReport().getIssues(1000).forEachRemaining((Issue issue) -> {
            if (issue.getLevel() != Issue.Level.INFO) complaints.append(issue.getMessage()).append("; ");
        });
        importer.process(container, new DefaultProcessor(), workspace);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        Graph graph = model.getGraph();
        say("graph", graph.getNodeCount(), graph.getEdgeCount(), model.getEdgeTypeCount(), model.isDynamic(), complaints);
        for (Node node : graph.getNodes()) say("node", node.getId(), node.getLabel());
        for (Edge edge : graph.getEdges()) {
            StringBuilder times = new StringBuilder();
            for (Interval time : edge.getIntervals())
                times.append((long) time.getLow()).append(' ').append((long) time.getHigh());
            Object status = edge.getTable().hasColumn("edge_status") ? edge.getAttribute("edge_status") : "";
            say("edge", edge.getId(), edge.getSource().getId(), edge.getTarget().getId(), edge.isDirected(),
                edge.getTypeLabel(), times, status);
        }
    }

    static void say(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) line.append(line.length() > 0 ? "\t" : "").append(field);
        System.out.println(line);
    }
}
